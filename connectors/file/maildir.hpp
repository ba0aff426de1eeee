#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

namespace remembrancer::file {

/// A Maildir (https://cr.yp.to/proto/maildir.html) in which a mail's name follows from its key
/// alone. So a key never makes a second file: not when a delivery was cut short (its leftover in
/// `tmp` is written anew), and not when the first one stands in `new`, or a reader has moved it to
/// `cur`, whatever flags were added to its name. Only a mail that a reader has deleted, or moved to
/// another folder, can come again. Blocking; one thread at a time.
class maildir {
public:
    /// Does not touch the disk.
    explicit maildir(std::filesystem::path directory);

    /// Puts `bytes` (CRLF line ends, written as LF, as local mail has them) into `new`. On return
    /// the mail survives a power cut. Throws std::system_error naming the step and the file;
    /// nothing is in `new` then, except where `delivery_in_doubt`.
    /// `look_for_read` searches `cur` too, which costs a look at every name in it: ask for it when
    /// an earlier attempt may have arrived.
    void deliver(std::string_view key, std::string_view bytes, bool look_for_read);

private:
    void make_directories();
    void put(const std::string& name, std::string_view bytes);
    [[nodiscard]] bool holds(const std::string& name, bool look_for_read) const;

    std::filesystem::path directory_;
    bool made_ = false;
};

/// The mail stands in `new`, but the directory could not be synced: after a power cut it may be
/// gone.
class delivery_in_doubt : public std::system_error {
public:
    using std::system_error::system_error;
};

} // namespace remembrancer::file
