#include "daemon/render/digest_size.hpp"

#include "daemon/plan/message.hpp"
#include "daemon/render/mail.hpp"
#include "tests/support/digest_words.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using plan::digest_column;
using plan::digest_part;

namespace {

plan::digest_section a_section(digest_part part, std::size_t rows) {
    plan::digest_section out;
    out.part = part;
    out.columns = {digest_column::item, digest_column::ref, digest_column::due};
    for (std::size_t i = 0; i < rows; ++i)
        out.rows.push_back({{"Item " + std::to_string(i), {}}, {"Risk 1", {}}, {"today", {}}});
    return out;
}

plan::digest of_sections(std::vector<plan::digest_section> sections) {
    plan::digest out;
    out.programme = "Example programme";
    out.today = std::chrono::sys_days(std::chrono::year(2018) / 12 / 5);
    out.sections = std::move(sections);
    return out;
}

/// `rows+more` of each section.
std::string sizes_of(const plan::digest& model) {
    std::string text;
    for (const plan::digest_section& each : model.sections)
        text += std::to_string(each.rows.size() + each.findings.size()) + "+" +
                std::to_string(each.more) + " ";
    return text;
}

std::size_t rows_in(const plan::digest& model) {
    std::size_t count = 0;
    for (const plan::digest_section& each : model.sections)
        count += each.rows.size() + each.findings.size();
    return count;
}

} // namespace

TEST_CASE("a digest over its budget leaves out rows of its longest sections, and counts them") {
    plan::digest whole =
        of_sections({a_section(digest_part::overdue, 60), a_section(digest_part::recast, 20),
                     a_section(digest_part::unrated, 3)});
    whole.sections[1].more = 7;
    plan::digest_section found;
    found.part = digest_part::contradictions;
    found.findings.resize(30);
    whole.sections.push_back(found);
    struct row {
        const char* name;
        std::size_t budget;
        const char* sizes;
    };
    const row rows[] = {
        {"there is room for all", 113, "60+0 20+7 3+0 30+0 "},
        {"the longest gives first", 100, "47+13 20+7 3+0 30+0 "},
        {"then two of them", 70, "23+37 20+7 3+0 23+7 "},
        {"then all but the shortest", 33, "10+50 10+17 3+0 10+20 "},
        {"there is room for none", 0, "0+60 0+27 0+3 0+30 "},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(sizes_of(render::fitted(whole, r.budget, rows_in)) == r.sizes);
    }
}

TEST_CASE("of the map of risks nothing is left out, and first rows and totals stay") {
    plan::digest whole =
        of_sections({a_section(digest_part::risk_map, 5), a_section(digest_part::overdue, 9),
                     a_section(digest_part::milestones, 4)});
    whole.sections[2].totalled = true;
    const plan::digest cut = render::with_at_most(whole, 2);
    CHECK(sizes_of(cut) == "5+0 2+7 3+1 ");
    CHECK(cut.sections[1].rows[1] == whole.sections[1].rows[1]);
    CHECK(cut.sections[2].rows.back() == whole.sections[2].rows.back());
    CHECK(render::with_at_most(whole, 9) == whole);
}

TEST_CASE("a mail's digest stays below the size at which mail programs clip, a file's is whole") {
    std::vector<plan::digest_section> sections;
    for (const digest_part part :
         {digest_part::overdue, digest_part::this_week, digest_part::next_week,
          digest_part::later_weeks, digest_part::recast, digest_part::needs_date,
          digest_part::past_baseline, digest_part::missing})
        sections.push_back(a_section(part, 60));
    for (plan::digest_section& each : sections)
        for (auto& cells : each.rows)
            cells[0].value = std::string(150, 'x');
    plan::message model;
    model.kind = plan::message_kind::digest;
    model.digest = of_sections(std::move(sections));
    const render::rendered mail = render::render_mail(model, {});
    const render::rendered file = render::render_digest(*model.digest, {});
    CHECK(file.html.size() > 102'400);
    CHECK(file.html.find(" more.") == file.html.npos);
    CHECK(mail.html.size() < 100'000);
    CHECK(mail.html.size() > 80'000);
    const std::size_t at = mail.html.find("And ");
    REQUIRE(at != mail.html.npos);
    const std::string left_out = mail.html.substr(at, mail.html.find('.', at) + 1 - at);
    CHECK(left_out.ends_with(" more."));
    CHECK(mail.text.find("\n" + left_out + "\n") != mail.text.npos);
}
