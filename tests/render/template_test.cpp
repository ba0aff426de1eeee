#include "daemon/render/template.hpp"

#include <map>

#include <doctest/doctest.h>

using namespace remembrancer;
using render::template_facts;

namespace {

using texts = std::map<std::string, std::string, std::less<>>;

render::template_lookup in(const texts& all) {
    return [&all](std::string_view name) {
        const auto found = all.find(name);
        return found == all.end() ? std::string_view() : std::string_view(found->second);
    };
}

std::string rendered(const texts& all, const template_facts& facts,
                     render::channel target = render::channel::text) {
    return render::mail_template("mail", target, in(all)).render(facts);
}

template_facts some_facts() {
    template_facts facts;
    facts.put("note", "a <b> & 'c'");
    facts.put_flag("only");
    facts.put("programme", "{{{person}}} {{note}}");
    for (const char* title : {"one", "two"}) {
        template_facts item;
        item.put("title", title);
        facts.append("items", std::move(item));
    }
    return facts;
}

} // namespace

TEST_CASE("a template is filled as its author laid it out") {
    struct row {
        const char* name;
        texts templates;
        std::string expected;
    };
    const row rows[] = {
        {"a value", {{"mail", "x {{ note }}.\n"}}, "x a <b> & 'c'.\n"},
        {"a value is never a template", {{"mail", "{{programme}}"}}, "{{{person}}} {{note}}"},
        {"lines of tags vanish", {{"mail", "a\n  {{#only}}\nb\n  {{/only}}\nc\n"}}, "a\nb\nc\n"},
        {"a false section leaves no line", {{"mail", "a\n{{#list}}\nb\n{{/list}}\nc\n"}}, "a\nc\n"},
        {"empty lines stay", {{"mail", "{{#only}}\n\na\n{{/only}}\n\nb\n"}}, "\na\n\nb\n"},
        {"absent", {{"mail", "{{^list}}none{{/list}}{{^only}}some{{/only}}"}}, "none"},
        {"a list", {{"mail", "{{#items}}\n- {{title}}\n{{/items}}\n"}}, "- one\n- two\n"},
        {"comments over lines", {{"mail", "{{! one\ntwo }}\na{{! x }}b\n"}}, "ab\n"},
        {"partials are one line",
         {{"mail", "a {{> part}}\n"}, {"part", "{{#only}}\n  yes {{note}}\n{{/only}}\n"}},
         "a yes a <b> & 'c'\n"},
        {"an indented line keeps its indent", {{"mail", "   a  b\n"}}, "   a  b\n"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(rendered(r.templates, some_facts()) == r.expected);
    }
}

TEST_CASE("HTML is escaped and its source's indentation does not show") {
    CHECK(rendered({{"mail", "<p>\n  {{note}}\n</p>\n"}}, some_facts(), render::channel::html) ==
          "<p>\na &lt;b&gt; &amp; &#39;c&#39;\n</p>\n");
}

TEST_CASE("no value brings a control through, whatever put it there") {
    template_facts facts;
    facts.put("note", "a\x01\x02\r\nb\x1B");
    for (const auto target : {render::channel::text, render::channel::html})
        CHECK(rendered({{"mail", "{{note}}"}}, facts, target) == "a\uFFFD\uFFFD b\uFFFD");
}

TEST_CASE("a template that cannot be used is refused with its line and what to do") {
    struct row {
        const char* name;
        texts templates;
        std::string expected;
    };
    const row rows[] = {
        {"unknown key",
         {{"mail", "a\n{{programe}}"}},
         "template mail line 2: unknown key 'programe'; did you mean 'programme'?"},
        {"unknown key, nothing near",
         {{"mail", "{{zzzzzzzzz}}"}},
         "template mail line 1: unknown key 'zzzzzzzzz'"},
        {"unknown section",
         {{"mail", "{{#itemz}}{{/itemz}}"}},
         "template mail line 1: unknown key 'itemz'; did you mean 'items'?"},
        {"empty tag", {{"mail", "{{}}"}}, "template mail line 1: unknown key ''"},
        {"outside its section",
         {{"mail", "{{title}}"}},
         "template mail line 1: 'title' is not known here; it belongs in another section"},
        {"raw",
         {{"mail", "{{{note}}}"}},
         "template mail line 1: raw output is not allowed; write {{key}}, which is escaped"},
        {"raw by sign",
         {{"mail", "{{&note}}"}},
         "template mail line 1: raw output is not allowed; write {{key}}, which is escaped"},
        {"delimiters",
         {{"mail", "{{=<% %>=}}"}},
         "template mail line 1: other delimiters are not allowed; tags are written {{ }}"},
        {"open tag",
         {{"mail", "a\nb {{note"}},
         "template mail line 2: a tag is not closed; end it with }}"},
        {"open section",
         {{"mail", "{{#only}}\na"}},
         "template mail line 2: section 'only' is not closed"},
        {"crossed sections",
         {{"mail", "{{#only}}{{#items}}{{/only}}"}},
         "template mail line 1: section 'only' is closed here, but 'items' is open"},
        {"closed twice",
         {{"mail", "{{/only}}"}},
         "template mail line 1: section 'only' is closed here, but none is open"},
        {"missing partial",
         {{"mail", "{{> part}}"}},
         "template mail line 1: there is no template 'part'"},
        {"endless partial",
         {{"mail", "{{> mail}}"}},
         "template mail line 1: 'mail' is put into itself"},
        {"mark-up in wording",
         {{"mail", "{{> part}}"}, {"part", "a\n<b>x</b>"}},
         "template part line 2: mark-up is not allowed here; this wording stands in plain text "
         "too"},
        {"HTML in text",
         {{"mail", "{{> part.html}}"}, {"part.html", "<b>"}},
         "template mail line 1: 'part.html' is HTML and this is not"},
        {"no template", {}, "there is no template 'mail'"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK_THROWS_WITH_AS(rendered(r.templates, template_facts()), r.expected.c_str(),
                             render::template_error);
    }
}

TEST_CASE("a control in a template is refused") {
    CHECK_THROWS_AS(rendered({{"mail", "a\x01"}}, template_facts()), render::template_error);
}
