// Of a drawing that is wider than the window, the newest is seen first: it stands to the right.
"use strict";

for (const frame of document.querySelectorAll("[data-newest]")) frame.scrollLeft = frame.scrollWidth;
