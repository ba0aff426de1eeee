#include "daemon/app/store_lock.hpp"

#include "daemon/base/error.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace remembrancer::app {
namespace {

int open_lock(const std::string& store) {
    const std::string path = store + ".lock";
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        throw base::user_error(base::exit_code::io,
                               "cannot make " + path +
                                   ": check that the store's folder exists and may be written");
    return fd;
}

} // namespace

store_lock::store_lock(const std::string& store) : descriptor_(open_lock(store)) {
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0)
        return;
    ::close(descriptor_);
    throw base::user_error(base::exit_code::unavailable,
                           "a daemon is already running on the store " + store +
                               ": stop it first, or give this one a store of its own (--store)");
}

store_lock::~store_lock() {
    ::close(descriptor_);
}

} // namespace remembrancer::app
