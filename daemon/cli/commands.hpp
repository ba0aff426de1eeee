#pragma once

#include "daemon/cli/command.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace remembrancer::cli {

// Each command prints to standard output, returns its exit code, and throws base::user_error or
// store::failure for what `main` puts into words.

int check(const common_options& common);

struct import_options {
    std::vector<std::string> files;
    std::string as_of;
    std::string programme; ///< of rows that name none
    std::string by;        ///< who changed the plan, where its rows do not say
    bool dry_run = false;
};
int import(const common_options& common, const import_options& options);

struct run_options {
    std::string clock_start;
    std::string clock_speed = "1"; ///< a number, or `max`
    std::string until;
    std::string send_log;
    bool show_messages = false;
};
int run(const common_options& common, const run_options& options);

struct status_options {
    std::string as_of;
    std::string programme; ///< whose plan alone; empty: all
};
int status(const common_options& common, const status_options& options);

struct plan_options {
    std::string as_of;
    int weeks = 8;
    std::string board;     ///< whose decisions alone; empty: everything
    std::string programme; ///< whose plan alone; empty: all
};
int plan_ahead(const common_options& common, const plan_options& options);

struct digest_options {
    std::string kind;
    std::string whose; ///< the person or board that it is of
    std::string programme;
    std::string audience; ///< what these may see alone; empty: everything
    std::string as_of;
    std::string out; ///< a file whose ending says the format; empty: standard output
};
int digest(const common_options& common, const digest_options& options);

struct simulate_options {
    std::string from;
    std::string to;
    std::string against; ///< a settings file to compare with; may be empty
};
int simulate(const common_options& common, const simulate_options& options);

struct outbox_list_options {
    std::string state;
    int limit = std::numeric_limits<int>::max();
};
int outbox_list(const common_options& common, const outbox_list_options& options);
int outbox_show(const common_options& common, std::int64_t id);
int outbox_retry(const common_options& common, std::int64_t id);
int outbox_drop(const common_options& common, std::int64_t id);

struct send_test_options {
    std::string person;
    std::string channel;
};
int send_test(const common_options& common, const send_test_options& options);

struct absence_options {
    std::string person;
    std::string from;
    std::string until;
};
int absence_add(const common_options& common, const absence_options& options);
int absence_list(const common_options& common);
int absence_end(const common_options& common, std::int64_t id, const std::string& last);

struct confirm_options {
    std::string item;
    std::string by;
};
int confirm(const common_options& common, const confirm_options& options);

struct explain_options {
    std::vector<std::string> what; ///< `item 18`, `person Name`, `message 12`, or one of them alone
    std::string as_of;
    std::string week; ///< a day of it
};
int explain(const common_options& common, const explain_options& options);

struct pause_options {
    std::string item;
    std::string workstream;
    std::string rule;
    std::string person;
    std::string by;
    std::string until;
    std::string why;
};
int ack(const common_options& common, const pause_options& options);
int snooze(const common_options& common, const pause_options& options);
int silence_add(const common_options& common, const pause_options& options);
/// `all`: those that are over, too.
int silence_list(const common_options& common, bool all);
int silence_end(const common_options& common, std::int64_t id);

} // namespace remembrancer::cli
