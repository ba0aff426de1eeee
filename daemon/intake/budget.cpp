#include "daemon/intake/budget.hpp"

#include "daemon/intake/refusal.hpp"

#include <utility>

#include <fmt/format.h>

namespace remembrancer::intake {

budget::budget(std::string file, const limits& allowed)
    : file_(std::move(file)), allowed_(allowed) {}

void budget::take_unpacked(std::size_t bytes) {
    unpacked_ += bytes;
    if (unpacked_ > allowed_.unpacked_bytes)
        refuse(file_, fmt::format("its sheets unpack to more than {} bytes, which no plan needs; "
                                  "save the plan's sheets alone in a new workbook",
                                  allowed_.unpacked_bytes));
}

void budget::take_event() {
    if (++events_ > allowed_.xml_events)
        refuse(file_, fmt::format("holds more than {} pieces of XML, mostly formatting of empty "
                                  "cells; copy the plan's cells alone into a new workbook",
                                  allowed_.xml_events));
}

void budget::take_cell() {
    if (++cells_ > allowed_.cells)
        refuse(file_, fmt::format("holds more than {} filled cells; remove what is not part of the "
                                  "plan, or split the file",
                                  allowed_.cells));
}

void budget::take_text(std::size_t bytes) {
    text_ += bytes;
    if (text_ > allowed_.text_bytes)
        too_much_text();
}

void budget::check_text(std::size_t bytes) const {
    if (bytes > allowed_.text_bytes)
        too_much_text();
}

void budget::too_much_text() const {
    refuse(file_, fmt::format("holds more than {} bytes of text; remove what is not part of the "
                              "plan, or split the file",
                              allowed_.text_bytes));
}

} // namespace remembrancer::intake
