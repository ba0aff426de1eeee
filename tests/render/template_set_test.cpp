#include "daemon/render/template_set.hpp"

#include "daemon/render/mail.hpp"
#include "daemon/render/sample_messages.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fstream>

#include <doctest/doctest.h>

using namespace remembrancer;
namespace fs = std::filesystem;

namespace {

class templates {
public:
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_.file(name + ".mustache"), std::ios::binary) << text;
    }
    [[nodiscard]] fs::path path() const { return fs::path(folder_.file("x")).parent_path(); }
    [[nodiscard]] std::string fault() const {
        try {
            (void)render::read_templates(path());
        } catch (const render::template_error& error) {
            return error.what();
        }
        return {};
    }
    [[nodiscard]] render::render_settings settings() const {
        render::render_settings with;
        with.templates = render::read_templates(path());
        return with;
    }
    [[nodiscard]] render::rendered mail(const plan::message& model) const {
        return render::render_mail(model, settings());
    }

private:
    test::temporary_folder folder_;
};

} // namespace

TEST_CASE("a template of one's own takes the place of the built-in one wherever that is used") {
    const templates own;
    own.write("closing", "Yours, the office.\n");
    const render::render_settings with = own.settings();
    for (const plan::message& sample : render::sample_messages()) {
        const render::rendered mail = render::render_mail(sample, with);
        CHECK(mail.fault.empty());
        CHECK(mail.text.find("Yours, the office.") != mail.text.npos);
        CHECK(mail.html.find("Yours, the office.") != mail.html.npos);
        CHECK(mail.text.find("Replies go to") == mail.text.npos);
    }
}

TEST_CASE("a template from an editor on Windows is as any other") {
    const templates unix_like;
    const templates windows;
    unix_like.write("closing", "First{{#note}}\nsecond{{/note}}.\n");
    windows.write("closing", "\xEF\xBB\xBF"
                             "First{{#note}}\r\nsecond{{/note}}.\r\n");
    const plan::message model = render::sample_messages().front();
    CHECK(windows.mail(model).text == unix_like.mail(model).text);
    CHECK(windows.mail(model).html == unix_like.mail(model).html);
}

TEST_CASE("templates that cannot be used are refused, each with its name and what to do") {
    const struct {
        const char* name;
        const char* text;
        const char* fault;
    } table[] = {
        {"subjekt", "x", "no template is called 'subjekt'; did you mean 'subject'?"},
        {"why", "{{titel}}", "template why line 1: unknown key 'titel'; did you mean 'title'?"},
        {"next", "a\nb {{#who}}", "template next line 2: section 'who' is not closed"},
        {"status", "{{{title}}}", "template status line 1: raw output is not allowed"},
        {"mail.html", "{{> nowhere}}", "there is no template 'nowhere'"},
        {"subject", "{{! nothing }}", "the subject came out empty"},
        {"subject", "{{#items}}{{#rule_overdue}}Overdue{{/rule_overdue}}{{/items}}: {{programme}}",
         "template subject: it says nothing before ':' of a message about due_soon alone; "},
        {"digest.txt", " ", "the mail came out empty"},
        {"digest_part", "{{part_weaks}}", "unknown key 'part_weaks'"},
        {"closing", "\xFF", "expected UTF-8"},
    };
    for (const auto& row : table) {
        CAPTURE(row.name);
        const templates own;
        own.write(row.name, row.text);
        const std::string fault = own.fault();
        CAPTURE(fault);
        CHECK(fault.find(row.fault) != fault.npos);
    }
    const templates large;
    large.write("closing", std::string(300 * 1024, 'x'));
    CHECK(large.fault().find("expected at most 262144 bytes") != std::string::npos);
    try {
        (void)render::read_templates("/nowhere/templates");
        FAIL("a folder that is not there was taken");
    } catch (const render::template_error& error) {
        CHECK(std::string(error.what()).find("/nowhere/templates: No such file") == 0);
    }
}

TEST_CASE("where a template of one's own fails all the same, the built-in words are sent") {
    const templates own;
    // Words for every sample, and none for an item without a rating.
    own.write("subject", "{{#items}}{{#rag}}Rated{{/rag}}{{/items}}{{#list}}List{{/list}}"
                         "{{#note}}Note{{/note}}");
    plan::message model;
    plan::message_item item;
    item.title = "A risk";
    item.kind = plan::item_kind::risk;
    model.items = {item};
    const render::rendered mail = own.mail(model);
    CHECK(mail.fault == "the subject came out empty");
    CHECK(mail.subject == render::render_mail(model, {}).subject);
    CHECK_FALSE(mail.subject.empty());
    model.items.front().rag = plan::rag::green;
    CHECK(own.mail(model).subject == "Rated");
    CHECK(own.mail(model).fault.empty());
}

TEST_CASE("two sets of templates do not mix, and none is as before") {
    const templates one;
    const templates other;
    one.write("closing", "One.");
    other.write("closing", "Other.");
    const plan::message model = render::sample_messages().front();
    const render::render_settings by_one = one.settings();
    const render::render_settings by_other = other.settings();
    for (int i = 0; i < 3; ++i) {
        CHECK(render::render_mail(model, by_one).text.find("One.") != std::string::npos);
        CHECK(render::render_mail(model, by_other).text.find("Other.") != std::string::npos);
        CHECK(render::render_mail(model, {}).text.find("Replies go to") != std::string::npos);
    }
}
