#pragma once

// For the files of this folder only.

#include "daemon/store/outbox.hpp"
#include "daemon/store/sql.hpp"

namespace remembrancer::store {

inline const std::string outbox_columns =
    "id, key, person, channel, destination, address, kind, model, state, attempts, "
    "unknown_attempts, may_be_copy, created, COALESCE(first_attempt_at, 0), next_attempt_at, "
    "last_outcome";

/// A statement that reads rows of `outbox_columns`. Uses are bound before `finish_rows`.
class outbox_statement : public prepared {
public:
    using prepared::prepared;

    [[nodiscard]] outbox_row row() const;
    /// Runs it and reads every row.
    [[nodiscard]] std::vector<outbox_row> rows();

protected:
    void finish_rows(const std::string& text);

private:
    long long id_ = 0, attempts_ = 0, unknown_ = 0, copy_ = 0, created_ = 0, first_ = 0, next_ = 0;
    std::string key_, person_, channel_, destination_, address_, kind_, model_, state_, outcome_;
};

} // namespace remembrancer::store
