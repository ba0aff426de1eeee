// A mail at fault, each fault for one judge: a skipped heading for html-validate, pale text for axe, a
// missing language for both.
"use strict";

module.exports = `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Faulty</title></head>
<body><h1>One</h1><h4>Four</h4><p style="color:#bbbbbb;background-color:#ffffff">Pale</p></body></html>
`;
