#include "connectors/file/maildir.hpp"

#include "connectors/mime/compose.hpp"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace remembrancer::file {
namespace {

[[noreturn]] void fail(const char* step, const std::filesystem::path& where) {
    throw std::system_error(errno, std::generic_category(),
                            std::string("cannot ") + step + ' ' + where.string());
}

class descriptor {
public:
    descriptor(const std::filesystem::path& path, int flags)
        : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
    descriptor(const descriptor&) = delete;
    descriptor& operator=(const descriptor&) = delete;
    ~descriptor() {
        if (fd_ >= 0)
            ::close(fd_);
    }
    [[nodiscard]] int get() const noexcept { return fd_; }

private:
    int fd_;
};

void sync_directory(const std::filesystem::path& directory) {
    const descriptor opened(directory, O_RDONLY | O_DIRECTORY);
    if (opened.get() < 0)
        fail("open", directory);
    if (::fsync(opened.get()) != 0)
        fail("sync", directory);
}

std::string with_local_line_ends(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size());
    while (!bytes.empty()) {
        const std::size_t end = bytes.find("\r\n");
        out += bytes.substr(0, end);
        if (end == std::string_view::npos)
            break;
        out += '\n';
        bytes.remove_prefix(end + 2);
    }
    return out;
}

// Writes and syncs; a failure leaves nothing behind.
void write_file(const std::filesystem::path& path, std::string_view bytes) {
    const descriptor opened(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW);
    if (opened.get() < 0)
        fail("create", path);
    const char* step = "write";
    while (!bytes.empty()) {
        const ssize_t count = ::write(opened.get(), bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            break;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    if (bytes.empty()) {
        step = "sync";
        if (::fsync(opened.get()) == 0)
            return;
    }
    const int why = errno;
    ::unlink(path.c_str());
    errno = why;
    fail(step, path);
}

} // namespace

maildir::maildir(std::filesystem::path directory) : directory_(std::move(directory)) {}

void maildir::make_directories() {
    if (made_)
        return;
    for (const char* part : {"", "tmp", "new", "cur"}) {
        const std::filesystem::path path = directory_ / part;
        if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST)
            fail("make the directory", path);
    }
    sync_directory(directory_);
    made_ = true;
}

bool maildir::holds(const std::string& name, bool look_for_read) const {
    // `new` before `cur`: a reader moves mail only from the one to the other, so it cannot slip
    // past between the two looks.
    struct stat status {};
    if (::lstat((directory_ / "new" / name).c_str(), &status) == 0)
        return true;
    if (!look_for_read)
        return false;
    std::error_code ec;
    std::filesystem::directory_iterator entries(directory_ / "cur", ec);
    for (; !ec && entries != std::filesystem::directory_iterator(); entries.increment(ec)) {
        const std::string found = entries->path().filename().string();
        if (found.substr(0, found.find(':')) == name)
            return true;
    }
    if (ec)
        throw std::system_error(ec, "cannot read the directory " + (directory_ / "cur").string());
    return false;
}

void maildir::put(const std::string& name, std::string_view bytes) {
    const std::filesystem::path draft = directory_ / "tmp" / name;
    const std::filesystem::path ready = directory_ / "new" / name;
    write_file(draft, with_local_line_ends(bytes));
    if (::rename(draft.c_str(), ready.c_str()) == 0)
        return;
    const int why = errno;
    ::unlink(draft.c_str());
    errno = why;
    fail("move the mail to", ready);
}

void maildir::deliver(std::string_view key, std::string_view bytes, bool look_for_read) {
    make_directories();
    const bool was_made = std::exchange(made_, false); // after a failure, look again
    const std::string name = mime::id_left(key);
    if (!holds(name, look_for_read))
        put(name, bytes);
    try {
        sync_directory(directory_ / "new");
    } catch (const std::system_error& failure) {
        throw delivery_in_doubt(failure.code(), "cannot sync " + (directory_ / "new").string());
    }
    made_ = was_made;
}

} // namespace remembrancer::file
