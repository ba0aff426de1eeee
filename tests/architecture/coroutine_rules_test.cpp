#include "tests/architecture/coroutine_rules.hpp"

#include <doctest/doctest.h>

using namespace remembrancer::architecture;

namespace {

struct row {
    const char* name;
    const char* text;
    /// Lines of the faults, in order.
    std::vector<int> lines;
};

std::vector<int> lines_of_faults(const char* text) {
    std::vector<int> lines;
    for (const fault& f : co_await_faults("x.cpp", text))
        lines.push_back(f.line);
    return lines;
}

} // namespace

TEST_CASE("lambdas, braces and choices in a co_await expression are found") {
    const row rows[] = {
        {"lambda with captures", "co_await db.run([x](auto& s) { s.f(x); });", {1}},
        {"lambda without", "co_await run([] {});", {1}},
        {"lambda called", "co_await [x] { return f(x); }();", {1}},
        {"lambda with a trailing type", "co_await run([x]() -> task<int> { co_return x; });", {1}},
        {"braced temporary", "co_await send(message{id, text});", {1}},
        {"bare list", "co_await send({id, text});", {1}},
        {"braced, templated", "co_await send(std::vector<int>{1});", {1}},
        {"braced after a member", "co_await send(p->id, row{1});", {1}},
        {"choice of the awaited", "co_await (a ? f() : g());", {1}},
        {"choice of an argument", "co_await f(a ? b : c);", {1}},
        {"choice around it", "auto x = a ? co_await f() : g();", {1}},
        {"choice of its result", "co_return co_await f() ? 1 : 2;", {1}},
        {"braces around it", "const row x = row{co_await f()};", {1}},
        {"braces beside it", "g(row{1}, co_await f());", {1}},
        {"braces after it", "g(co_await f(), row{1});", {1}},
        {"over several lines", "co_await\n    send(to,\n         message{\n id });", {3}},
        {"in a condition", "if (co_await f(row{1})) {\n}", {1}},
        {"in a loop's condition", "while (!(co_await f({}))) g();", {1}},
        {"second of two statements", "a;\nco_await f();\nco_await f({});", {3}},
        {"in a test's macro", "CHECK(co_await f() == row{1});", {1}},
        {"two in one", "co_await f(row{1},\n [x] {});", {1, 2}},
        {"in a lambda's body", "auto f = [&]() -> task<int> {\n  co_await g({});\n};", {2}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(lines_of_faults(r.text) == r.lines);
    }
}

TEST_CASE("the house form and its neighbours are left alone") {
    const char* const texts[] = {
        "auto job = [x](auto& s) { s.f(x); };\nco_await db.run(std::move(job));",
        "const message m{id, text};\nco_await send(m);",
        "co_await send(jobs[1], list[2].name);",
        "if (co_await f()) {\n    row x{1};\n}",
        "if (co_await f())\n    x = a ? b : c;",
        "for (const auto& x : {1, 2})\n    co_await f(x);",
        "for (int i = a ? 1 : 2; i < 9; ++i)\n    co_await f(i);",
        "while (co_await f()) {\n    g(row{1});\n}",
        "if (a) { b({}); }\nco_await f();",
        "auto f = [x]() -> task<void> {\n    co_await g();\n};",
        "auto f() -> task<row> {\n    co_await g();\n    co_return row{1};\n}",
        "case a: {\n    co_await g();\n    break;\n}",
        "// co_await f({});\ng(\"co_await f({})\");",
        "x += a ? 1 : 2;\nco_await f();\nreturn {};",
        "struct s {\n    task<int> f() { co_return co_await g(); }\n};",
        "int y = co_await f(); row x{y};",
        "do {\n    co_await f();\n} while (a ? b : c);",
    };
    for (const char* text : texts) {
        CAPTURE(text);
        CHECK(lines_of_faults(text).empty());
    }
}
