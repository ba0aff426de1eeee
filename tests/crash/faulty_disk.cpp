// A disk that is full, slow or breaking, for the files below one folder; loaded with LD_PRELOAD.
//   REMEMBRANCER_DISK=FOLDER      the files it is about
//   REMEMBRANCER_DISK_FULL=FILE   while FILE exists, writes to them fail with ENOSPC
//   REMEMBRANCER_SLOW_SYNC_US=N   each of their syncs takes N microseconds more
//   REMEMBRANCER_FAIL_SYNC=FILE   when FILE exists, it is removed and one sync fails with EIO

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

#include <dlfcn.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

const char* variable(const char* name) {
    return std::getenv(name); // NOLINT(concurrency-mt-unsafe): nobody sets any
}

bool is_concerned(int fd) {
    static const char* const folder = variable("REMEMBRANCER_DISK");
    if (folder == nullptr)
        return false;
    char target[4096];
    const std::string link = "/proc/self/fd/" + std::to_string(fd);
    const ssize_t length = ::readlink(link.c_str(), target, sizeof target - 1);
    if (length <= 0)
        return false;
    target[length] = '\0';
    const std::size_t prefix = std::strlen(folder);
    return std::strncmp(target, folder, prefix) == 0 && target[prefix] == '/';
}

bool is_full_for(int fd) {
    static const char* const marker = variable("REMEMBRANCER_DISK_FULL");
    struct stat found {};
    return marker != nullptr && ::stat(marker, &found) == 0 && is_concerned(fd);
}

void linger(int fd) {
    static const char* const text = variable("REMEMBRANCER_SLOW_SYNC_US");
    static const int us = text != nullptr ? std::atoi(text) : 0;
    const timespec wait{us / 1'000'000, us % 1'000'000 * 1'000L};
    if (us > 0 && is_concerned(fd))
        (void)::ppoll(nullptr, 0, &wait, nullptr);
}

bool fails_to_sync(int fd) {
    static const char* const marker = variable("REMEMBRANCER_FAIL_SYNC");
    return marker != nullptr && is_concerned(fd) && ::unlink(marker) == 0;
}

template <class Function>
Function* next(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

ssize_t write(int fd, const void* data, size_t size) {
    static auto* const real = next<ssize_t(int, const void*, size_t)>("write");
    if (is_full_for(fd)) {
        errno = ENOSPC;
        return -1;
    }
    return real(fd, data, size);
}

ssize_t pwrite64(int fd, const void* data, size_t size, off64_t at) {
    static auto* const real = next<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
    if (is_full_for(fd)) {
        errno = ENOSPC;
        return -1;
    }
    return real(fd, data, size, at);
}

ssize_t pwrite(int fd, const void* data, size_t size, off_t at) {
    return pwrite64(fd, data, size, at);
}

int fsync(int fd) {
    static auto* const real = next<int(int)>("fsync");
    linger(fd);
    if (fails_to_sync(fd)) {
        errno = EIO;
        return -1;
    }
    return real(fd);
}

int fdatasync(int fd) {
    static auto* const real = next<int(int)>("fdatasync");
    linger(fd);
    if (fails_to_sync(fd)) {
        errno = EIO;
        return -1;
    }
    return real(fd);
}
}
