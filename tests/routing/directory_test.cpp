#include "daemon/routing/directory.hpp"

#include "daemon/routing/name_parts.hpp"
#include "tests/routing/programme.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using plan::role;

using names = std::vector<std::string>;

TEST_CASE("a name as registers type it finds its contact, and no other is guessed") {
    const routing::directory people(contacts(), workstreams(), {});
    struct row {
        const char* name;
        const char* typed;
        const char* expected;
    };
    const row rows[] = {
        {"as the contacts have it", "Finance sponsor", "Finance sponsor"},
        {"other case and spaces", " finance\u00A0 SPONSOR", "Finance sponsor"},
        {"an acting role in parentheses", "Legal sponsor (as Interim RO)", "Legal sponsor"},
        {"parentheses unclosed", "Legal sponsor (as Interim", "Legal sponsor"},
        {"only parentheses", "(Legal sponsor)", ""},
        {"an office before the name", "Interim S151 - the finance sponsor", "Finance sponsor"},
        {"a typographic dash", "Interim S151 \u2013 the finance sponsor", "Finance sponsor"},
        {"an organisation after it", "Finance sponsor, Dorset Council", "Finance sponsor"},
        {"a label", "Lead: Finance sponsor", "Finance sponsor"},
        {"an article", "The Place Board", "Place Board"},
        {"initials that are a contact", "cl", "CL"},
        {"initials of a contact", "FS", ""},
        {"part of a name", "Finance", ""},
        {"two people", "Finance sponsor - Legal sponsor", ""},
        {"one person twice", "Finance sponsor - finance sponsor", "Finance sponsor"},
        {"nobody", "TBA", ""},
        {"nobody yet", "TBC (HR)", ""},
        {"blank", "", ""},
        {"separators only", " - , : - ", ""},
        {"hostile", "Finance sponsor\r\nBcc: all@x.example", ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const plan::person* who = people.resolve(r.typed);
        CHECK(std::string(who == nullptr ? "" : who->name) == r.expected);
    }
}

TEST_CASE("a contact whose name is a word for nobody is never found") {
    std::vector<plan::person> people = contacts();
    people.push_back(a_person("TBA"));
    const routing::directory directory(std::move(people), {}, {});
    CHECK(directory.resolve("TBA") == nullptr);
    CHECK(directory.resolve("tba") == nullptr);
}

TEST_CASE("a text for one person falls into the names that it may mean") {
    CHECK(routing::name_parts("A (b) - the C, d: e") ==
          names{"a - the c, d: e", "a", "c", "d", "e"});
    CHECK(routing::name_parts("Plain name") == names{"plain name"});
    CHECK(routing::name_parts("()").empty());
    CHECK(routing::name_parts("((a) b) c (d").front() == "c");
}

TEST_CASE("an item belongs to those it names, and a milestone without names to its managers") {
    const routing::directory people(contacts(), workstreams(), {});
    struct row {
        const char* name;
        plan::item item;
        names principals;
        names unresolved;
    };
    const row rows[] = {
        {"one", a_risk().owned_by("Finance sponsor"), {"Finance sponsor"}, {}},
        {"several, each once",
         a_risk().owned_by("Finance sponsor", "CL", "finance sponsor"),
         {"Finance sponsor", "CL"},
         {}},
        {"one of two unknown", a_risk().owned_by("CL", "A stranger"), {"CL"}, {"A stranger"}},
        {"unknown", a_risk().owned_by("A stranger"), {}, {"A stranger"}},
        {"to come", a_risk().owned_by("TBA"), {}, {"TBA"}},
        {"a risk without owner", a_risk().in("WS2 Finance"), {}, {}},
        {"a milestone without owner",
         a_milestone().in("WS2 Finance"),
         {"Finance project manager A", "Finance project manager B"},
         {}},
        {"its workstream in other letters",
         a_milestone().in("ws2  finance"),
         {"Finance project manager A", "Finance project manager B"},
         {}},
        {"a blank among the owners",
         a_milestone().owned_by(" ").in("WS1 Legal and Democratic"),
         {"Legal project manager"},
         {}},
        {"a milestone with an owner of its own",
         a_milestone().in("WS2 Finance").owned_by("CL"),
         {"CL"},
         {}},
        {"a manager to come", a_milestone().in("WS7 Policies"), {}, {"TBA"}},
        {"an unknown workstream", a_milestone().in("WS99"), {}, {}},
        {"a workstream's report",
         a_report().in("WS1 Legal and Democratic"),
         {"Legal project manager"},
         {}},
        {"the programme's report", a_report().titled("Programme"), {"Programme office"}, {}},
        {"a measure of the whole", a_measure(), {"Programme office"}, {}},
        {"a measure with an owner", a_measure().owned_by("CL"), {"CL"}, {}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const routing::owned moved = people.owners_of(r.item);
        CHECK(names(moved.principals.begin(), moved.principals.end()) == r.principals);
        CHECK(names(moved.unresolved.begin(), moved.unresolved.end()) == r.unresolved);
    }
    plan::item unsplit = a_risk();
    unsplit.owner_text = "Legal sponsor (as Interim RO)";
    CHECK(people.owners_of(unsplit).principals.front() == "Legal sponsor");
}

TEST_CASE("every role has a holder, or a reason why the programme office hears instead") {
    const routing::directory people(contacts(), workstreams(), {});
    using holders = std::vector<routing::holder>;
    struct row {
        const char* name;
        role who;
        plan::item item;
        holders expected;
    };
    const row rows[] = {
        {"the owner", role::owner, a_risk().owned_by("CL"), {{"CL", ""}}},
        {"the known one of two", role::owner, a_risk().owned_by("CL", "A stranger"), {{"CL", ""}}},
        {"an unknown owner",
         role::owner,
         a_risk().owned_by("A stranger"),
         {{"", "\"A stranger\" is not among the contacts"}}},
        {"no owner", role::owner, a_risk().owned_by("TBA"), {{"", "no owner recorded"}}},
        {"two managers",
         role::project_manager,
         a_risk().in("WS2 Finance"),
         {{"Finance project manager A", ""}, {"Finance project manager B", ""}}},
        {"no manager yet",
         role::project_manager,
         a_risk().in("WS7 Policies"),
         {{"", "no project manager recorded for WS7 Policies"}}},
        {"no sponsor",
         role::sponsor,
         a_risk().in("WS7 Policies"),
         {{"", "no sponsor recorded for WS7 Policies"}}},
        {"an unknown sponsor",
         role::sponsor,
         a_risk().in("WS4 Contracts"),
         {{"", "\"Contracts sponsor\" is not among the contacts"}}},
        {"no workstream",
         role::sponsor,
         a_risk(),
         {{"", "no sponsor: the item names no workstream"}}},
        {"an unknown workstream",
         role::project_manager,
         a_risk().in("WS99"),
         {{"", "no project manager: there is no workstream \"WS99\""}}},
        {"no lead member",
         role::lead_member,
         a_risk().in("WS2 Finance"),
         {{"", "no lead member recorded for WS2 Finance"}}},
        {"the director", role::programme_director, a_risk(), {{"Programme director", ""}}},
        {"the office", role::programme_office, a_risk(), {{"Programme office", ""}}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(people.holders(r.who, r.item) == r.expected);
    }
}

TEST_CASE("what a part of a workstream does not say of its people the one above it says") {
    const auto part_of = [](std::string parent, plan::workstream part) {
        part.parent = std::move(parent);
        return part;
    };
    auto finance = a_workstream("Finance", {"CL"}, {"Finance sponsor"});
    finance.lead_member = "Place Board";
    const std::vector<plan::workstream> streams{
        // A part may stand before what it is a part of.
        part_of("PAYROLL", a_workstream("Pensions", {"TBA"}, {})),
        part_of("finance", a_workstream("Payroll", {"Legal project manager"}, {})),
        finance,
        part_of("Nowhere", a_workstream("Lost", {}, {"Legal sponsor"})),
        part_of("Round", a_workstream("About", {}, {})),
        part_of("About", a_workstream("Round", {}, {})),
        part_of("Finance", a_workstream("Ledger", {"Nobody known"}, {})),
    };
    const routing::directory people(contacts(), streams, {});
    struct row {
        const char* name;
        role who;
        const char* workstream;
        std::vector<routing::holder> expected;
    };
    const row rows[] = {
        {"its own", role::project_manager, "Payroll", {{"Legal project manager", ""}}},
        {"of the one above", role::sponsor, "Payroll", {{"Finance sponsor", ""}}},
        {"nobody yet is nobody",
         role::project_manager,
         "pensions",
         {{"Legal project manager", ""}}},
        {"two above", role::sponsor, "Pensions", {{"Finance sponsor", ""}}},
        {"another role two above", role::lead_member, "Pensions", {{"Place Board", ""}}},
        {"none above either",
         role::theme_lead,
         "Payroll",
         {{"", "no theme lead recorded for Payroll"}}},
        {"the one above is not known",
         role::project_manager,
         "Lost",
         {{"", "no project manager recorded for Lost"}}},
        {"a loop ends", role::sponsor, "About", {{"", "no sponsor recorded for About"}}},
        {"an unknown name is its own",
         role::project_manager,
         "Ledger",
         {{"", "\"Nobody known\" is not among the contacts"}}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(people.holders(r.who, a_milestone().in(r.workstream)) == r.expected);
    }
    const plan::item unowned = a_milestone().in("Pensions");
    const routing::owned owners = people.owners_of(unowned);
    CHECK(names(owners.principals.begin(), owners.principals.end()) ==
          names{"Legal project manager"});
    CHECK(people.workstream_path(unowned) == "Finance / Payroll / Pensions");
    CHECK(people.workstream_path(a_milestone().in("Finance")) == "Finance");
    CHECK(people.workstream_path(a_milestone().in("Elsewhere")) == "Elsewhere");
    for (const std::string& problem : people.problems())
        CHECK(problem.find("Payroll has no") == std::string::npos);
}

TEST_CASE("what must be mended in the contacts is said") {
    const routing::directory good(contacts(), {}, {}, {"unreachable lead"});
    CHECK(
        good.problems() ==
        names{"the deputy of HR delivery lead, \"HR project manager\" is not among the contacts"});
    const routing::directory people({}, workstreams(), {"A director", "An office"});
    const names problems = people.problems();
    REQUIRE(problems.size() > 3);
    CHECK(problems[0] == "the programme office, \"An office\" is not among the contacts, so what "
                         "is meant for it cannot be delivered");
    CHECK(problems[1] == "the programme director, \"A director\" is not among the contacts");
    CHECK(problems.back() == "WS7 Policies has no sponsor");
    CHECK(people.office() == "An office");
}
