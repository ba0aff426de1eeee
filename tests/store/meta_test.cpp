#include "daemon/store/meta.hpp"

#include "tests/support/hostile_texts.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("a fact about the store is kept under its name, to the byte") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    for (const auto& [name, text] : test::hostile_texts()) {
        CAPTURE(name);
        CHECK(store::meta(db, text).empty());
        store::set_meta(db, text, text);
        CHECK(store::meta(db, text) == text);
    }
}

TEST_CASE("a fact is replaced, other facts stay, and an unknown one is empty") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    store::set_meta(db, "a", "1");
    store::set_meta(db, "b", "2");
    store::set_meta(db, "a", "3");
    CHECK(store::meta(db, "a") == "3");
    CHECK(store::meta(db, "b") == "2");
    CHECK(store::meta(db, "A").empty());
    store::set_meta(db, "a", "");
    CHECK(store::meta(db, "a").empty());
}
