"""An identity provider of the tests' own that speaks SAML: it makes assertions, signs them, and twists them."""

import base64
import uuid
from datetime import UTC, datetime, timedelta
from textwrap import dedent

import xmlsec
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from lxml import etree

ENTITY = "https://idp.example/saml"
SSO = "https://idp.example/saml/sso"
UID = "urn:oasis:names:tc:SAML:attribute:subject-id"
NAMES = {
    "samlp": "urn:oasis:names:tc:SAML:2.0:protocol",
    "saml": "urn:oasis:names:tc:SAML:2.0:assertion",
    "ds": "http://www.w3.org/2000/09/xmldsig#",
}
SAML = f"{{{NAMES['saml']}}}"


class Pair:
    """A key and a certificate that says it is one's own."""

    def __init__(self, name):
        private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        now = datetime.now(UTC)  # noqa: TID251  certificates go by the machine's clock
        made = x509.CertificateBuilder().subject_name(who).issuer_name(who).public_key(private.public_key())
        made = made.serial_number(x509.random_serial_number()).not_valid_before(now - timedelta(days=1))
        self.certificate = (
            made.not_valid_after(now + timedelta(days=1))
            .sign(private, hashes.SHA256())
            .public_bytes(Encoding.PEM)
            .decode()
        )
        self.private = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def response(request_id, *, acs, audience, uid, **changed):
    """An unsigned response with one assertion, as right as can be but for what is changed."""
    now = datetime.now(UTC)  # noqa: TID251  as above
    moment = (now - timedelta(seconds=5)).strftime("%Y-%m-%dT%H:%M:%SZ")
    end = (now + changed.pop("lasts", timedelta(minutes=5))).strftime("%Y-%m-%dT%H:%M:%SZ")
    told = {"issuer": ENTITY, "audience": audience, "acs": acs, "uid": uid, "request": request_id} | changed
    said = f"""\
        <samlp:Response xmlns:samlp="{NAMES["samlp"]}" xmlns:saml="{NAMES["saml"]}" ID="_{uuid.uuid4().hex}"
            Version="2.0" IssueInstant="{moment}" Destination="{told["acs"]}" InResponseTo="{told["request"]}">
          <saml:Issuer>{told["issuer"]}</saml:Issuer>
          <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>
          <saml:Assertion ID="_{uuid.uuid4().hex}" Version="2.0" IssueInstant="{moment}">
            <saml:Issuer>{told["issuer"]}</saml:Issuer>
            <saml:Subject>
              <saml:NameID>transient</saml:NameID>
              <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
                <saml:SubjectConfirmationData NotOnOrAfter="{end}" Recipient="{told["acs"]}"
                    InResponseTo="{told["request"]}"/>
              </saml:SubjectConfirmation>
            </saml:Subject>
            <saml:Conditions NotBefore="{moment}" NotOnOrAfter="{end}">
              <saml:AudienceRestriction><saml:Audience>{told["audience"]}</saml:Audience></saml:AudienceRestriction>
            </saml:Conditions>
            <saml:AuthnStatement AuthnInstant="{moment}" SessionIndex="1">
              <saml:AuthnContext>
                <saml:AuthnContextClassRef>http://id.elegnamnden.se/loa/1.0/loa3</saml:AuthnContextClassRef>
              </saml:AuthnContext>
            </saml:AuthnStatement>
            <saml:AttributeStatement>
              <saml:Attribute Name="{UID}"><saml:AttributeValue>{told["uid"]}</saml:AttributeValue></saml:Attribute>
            </saml:AttributeStatement>
          </saml:Assertion>
        </samlp:Response>"""
    return etree.fromstring(dedent(said))


def signed(root, pair):
    """Its assertion is signed in place, after the issuer, as the schema wants it."""
    assertion = root.find("saml:Assertion", NAMES)
    template = xmlsec.template.create(
        assertion, xmlsec.constants.TransformExclC14N, xmlsec.constants.TransformRsaSha256
    )
    assertion.insert(1, template)
    reference = xmlsec.template.add_reference(template, xmlsec.constants.TransformSha256, uri="#" + assertion.get("ID"))
    xmlsec.template.add_transform(reference, xmlsec.constants.TransformEnveloped)
    xmlsec.template.add_transform(reference, xmlsec.constants.TransformExclC14N)
    xmlsec.template.add_x509_data(xmlsec.template.ensure_key_info(template))
    xmlsec.tree.add_ids(root, ["ID"])
    context = xmlsec.SignatureContext()
    context.key = xmlsec.Key.from_memory(pair.private, xmlsec.constants.KeyDataFormatPem)
    context.key.load_cert_from_memory(pair.certificate, xmlsec.constants.KeyDataFormatPem)
    context.sign(template)
    return root


def sent(root):
    return {"SAMLResponse": base64.b64encode(etree.tostring(root)).decode()}
