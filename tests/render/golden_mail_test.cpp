#include "daemon/render/mail.hpp"
#include "tests/render/html_words.hpp"
#include "tests/render/mail_models.hpp"
#include "tests/support/golden.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

const render::render_settings settings{"programme.office@dorset.example, 01305 000000"};

} // namespace

TEST_CASE("every kind of mail reads as its golden file has it") {
    for (const tests::named_model& row : tests::mail_models()) {
        CAPTURE(row.name);
        const render::rendered mail = render::render_mail(row.model, settings);
        const std::string text = "Subject: " + mail.subject + "\n\n" + mail.text;
        CHECK(support::golden_difference("render/" + row.name + ".txt", text) == "");
        CHECK(support::golden_difference("render/" + row.name + ".html", mail.html) == "");
    }
}

TEST_CASE("the HTML says the same words in the same order as the text") {
    for (const tests::named_model& row : tests::mail_models()) {
        CAPTURE(row.name);
        const render::rendered mail = render::render_mail(row.model, settings);
        CHECK(tests::words_of(tests::text_of_html(mail.html)) == tests::words_of(mail.text));
    }
}
