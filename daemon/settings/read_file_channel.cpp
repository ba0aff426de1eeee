#include "daemon/base/log.hpp"
#include "daemon/settings/read_identity.hpp"
#include "daemon/settings/readers.hpp"

#include <utility>

#include <fmt/format.h>

namespace remembrancer::settings {

void read_file_channel(section& root, settings& into) {
    section section = root.table("file");
    file::file_settings file;
    section.read_path("maildir", file.directory);
    read_identity(section, file.identity);
    read_mail(section, file.mail);
    section.finish();
    if (!section.exists())
        return;
    section.expect("maildir", section.has("maildir"), "expected the path of a Maildir");
    std::error_code ec;
    if (section.is_good("maildir") &&
        !std::filesystem::is_directory(file.directory.parent_path(), ec))
        section.fault_at("maildir",
                         fmt::format("there is no folder {} to make the Maildir in; make it",
                                     base::printable(file.directory.parent_path().string())));
    into.file_channel = std::move(file);
}

} // namespace remembrancer::settings
