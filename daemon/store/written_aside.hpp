#pragma once

// For the files of this folder only.

#include "daemon/store/session.hpp"

namespace remembrancer::store {

/// What is written while one of these lives is left out of `changes_so_far`: no decision rests on
/// it.
class written_aside {
public:
    explicit written_aside(session& db);
    written_aside(const written_aside&) = delete;
    written_aside& operator=(const written_aside&) = delete;
    ~written_aside();

private:
    session& db_;
    long long before_;
};

} // namespace remembrancer::store
