"""Delivery reports as Postfix, Exchange Online and Gmail write them, and an answer from somebody away; all invented."""

POSTFIX = """From: MAILER-DAEMON@mx.example.se (Mail Delivery System)
To: bra@hedemora.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="AF12/mx.example.se"
Message-Id: <20270203070105.AF12@mx.example.se>

--AF12/mx.example.se
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--AF12/mx.example.se
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.se
X-Postfix-Queue-ID: AF12
Arrival-Date: Wed,  3 Feb 2027 08:01:04 +0100 (CET)

Final-Recipient: rfc822; {to}
Original-Recipient: rfc822;{to}
Action: {action}
Status: {status}
Remote-MTA: dns; mail.hedemora.example
Diagnostic-Code: smtp; 550 5.1.1 <{to}>: Recipient address rejected: User
    unknown in virtual mailbox table

--AF12/mx.example.se
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

Return-Path: <bra@hedemora.example>
Subject: Tom plats
Message-ID: {id}
To: {to}

--AF12/mx.example.se--
"""
EXCHANGE = """From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@hedemora.example>
To: <bra@hedemora.example>
Date: Wed, 3 Feb 2027 07:01:09 +0000
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="f7c0a1"
X-MS-Exchange-Message-Is-Ndr:
Message-ID: <1f2e@AB0PR01.eurprd01.prod.example>
Subject: =?utf-8?B?T2xldmVyZXJiYXJ0OiBUb20gcGxhdHM=?=
Auto-Submitted: auto-replied
MIME-Version: 1.0

--f7c0a1
Content-Type: multipart/alternative; differences=Content-Type;
\tboundary="a3b4"

--a3b4
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: base64

RGl0dCBtZWRkZWxhbmRlIGtvbSBpbnRlIGZyYW0uCg==

--a3b4--

--f7c0a1
Content-Type: message/delivery-status

Reporting-MTA: dns;AB0PR01.eurprd01.prod.example
Received-From-MTA: dns;GV2PR01.eurprd01.prod.example
Arrival-Date: Wed, 3 Feb 2027 07:01:07 +0000

Original-Recipient: rfc822;{to}
Final-Recipient: rfc822;{to}
Action: {action}
Status: {status}
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup

--f7c0a1
Content-Type: message/rfc822

From: bra@hedemora.example
To: {to}
Subject: Tom plats
Message-ID: {id}
Content-Type: text/plain

Platsen har ingen innehavare.

--f7c0a1--
"""
GMAIL = """Return-Path: <>
From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>
To: bra@hedemora.example
Auto-Submitted: auto-replied
Subject: Delivery Status Notification (Failure)
In-Reply-To: {id}
References: {id}
Message-ID: <65bdd1.mr@mx.google.example>
Content-Type: multipart/report; boundary="00000000000012"; report-type=delivery-status

--00000000000012
Content-Type: multipart/related; boundary="00000000000013"

--00000000000013
Content-Type: text/html; charset="UTF-8"

<p>Address not found</p>

--00000000000013--
--00000000000012
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.example
Received-From-MTA: dns; bra@hedemora.example
Arrival-Date: Tue, 02 Feb 2027 23:01:07 -0800 (PST)
X-Original-Message-ID: {id}

Final-Recipient: rfc822; {to}
Action: {action}
Status: {status}
Remote-MTA: dns; gmail-smtp-in.l.google.example. (192.0.2.27, the server for the domain hedemora.example.)
Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.
 550 5.1.1  Learn more at the help pages - gsmtp
Last-Attempt-Date: Tue, 02 Feb 2027 23:01:08 -0800 (PST)

--00000000000012
Content-Type: message/rfc822

MIME-Version: 1.0
Message-ID: {id}
To: {to}
Subject: Tom plats

Platsen.

--00000000000012--
"""
ABSENT = """From: Åsa Ledamoten <ledamoten@hedemora.example>
To: bra@hedemora.example
Subject: Autosvar: Tom plats
Auto-Submitted: auto-replied
In-Reply-To: {id}
X-Auto-Response-Suppress: All
Content-Type: text/plain; charset=utf-8

Jag är ledig till den 8 februari.
"""
