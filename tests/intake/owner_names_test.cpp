#include "daemon/intake/owner_names.hpp"

#include "tests/support/builders.hpp"
#include "tests/support/printing.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::intake;

namespace {

known_names some_contacts() {
    const std::vector<plan::person> contacts{
        test::a_person("Place sponsor A"),
        test::a_person("Place sponsor B"),
        test::a_person("Legal sponsor"),
        test::a_person("Finance sponsor"),
        test::a_person("CL"),
        test::a_person("Place Board"),
        test::a_person("Contracts, Partnerships and Grants Board"),
        test::a_person("Smith, J"),
        test::a_person("Highways & Transport lead")};
    return known_names(contacts);
}

} // namespace

TEST_CASE("the names in a cell are told apart") {
    struct row {
        const char* name;
        const char* text;
        std::vector<std::string> names;
    };
    const row rows[] = {
        {"one", "CL", {"CL"}},
        {"slash", "Place sponsor A/ Place sponsor B", {"Place sponsor A", "Place sponsor B"}},
        {"semicolon", "CL; Legal sponsor", {"CL", "Legal sponsor"}},
        {"comma", "CL, Legal sponsor", {"CL", "Legal sponsor"}},
        {"and", "CL and Legal sponsor", {"CL", "Legal sponsor"}},
        {"AND across a line", "CL\nAND Legal sponsor", {"CL", "Legal sponsor"}},
        {"ampersand", "CL & Legal sponsor", {"CL", "Legal sponsor"}},
        {"line break", "CL\r\nLegal sponsor", {"CL", "Legal sponsor"}},
        {"and within a word", "Sandy Anderson", {"Sandy Anderson"}},
        {"a contact's name with separators",
         "Contracts, Partnerships and Grants Board",
         {"Contracts, Partnerships and Grants Board"}},
        {"beside another",
         "CL / contracts, partnerships and grants board, Smith, J",
         {"CL", "contracts, partnerships and grants board", "Smith, J"}},
        {"ampersand in a contact's name",
         "Highways & Transport lead",
         {"Highways & Transport lead"}},
        {"parentheses hold together",
         "Legal sponsor (as Interim RO, and deputy)",
         {"Legal sponsor (as Interim RO, and deputy)"}},
        {"twice the same", "CL / CL", {"CL"}},
        {"nobody", "TBA", {}},
        {"somebody and nobody", "CL / TBA", {"CL"}},
        {"blank", " ", {}},
        {"separators alone", " / ; , ", {}},
        {"office and name",
         "Interim S151 - the finance sponsor",
         {"Interim S151 - the finance sponsor"}},
    };
    const known_names known = some_contacts();
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(split_names(r.text, known) == r.names);
    }
}

TEST_CASE("a cell with a crowd in it is kept whole") {
    std::string crowd = "a0";
    for (int i = 1; i < 3000; ++i)
        crowd += "/a" + std::to_string(i);
    CHECK(split_names(crowd, some_contacts()) == std::vector<std::string>{crowd});
}

TEST_CASE("an owner is asked about when the cell says something and means nobody known") {
    struct row {
        const char* name;
        const char* text;
        const char* question;
    };
    const row rows[] = {
        {"known", "CL", ""},
        {"known in other letters", "cl", ""},
        {"with an office", "Legal sponsor (as Interim RO)", ""},
        {"after an office", "Interim S151 - the finance sponsor", ""},
        {"a board", "Place Board", ""},
        {"blank", "", ""},
        {"a dash", "\u2013", ""},
        {"to be announced", "TBA", "it names nobody: who is the owner?"},
        {"vacant", "Vacant", "it names nobody: who is the owner?"},
        {"unknown", "Jo Bloggs", "no contact is called 'Jo Bloggs': who is meant?"},
        {"one of two unknown", "CL / Jo", "no contact is called 'Jo': who is meant?"},
        {"both unknown", "Al, Jo", "no contact is called 'Al' or 'Jo': who is meant?"},
    };
    const known_names known = some_contacts();
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(read_owner(r.text, known).question == r.question);
    }
    CHECK(read_owner("Jo Bloggs", {}).question == "");
    CHECK(read_owner("TBA", {}).question == "it names nobody: who is the owner?");
}
