#include "daemon/settings/load.hpp"

#include "daemon/base/log.hpp"
#include "daemon/settings/document.hpp"
#include "daemon/settings/listed_programmes.hpp"
#include "daemon/settings/readers.hpp"

#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <fmt/format.h>

namespace remembrancer::settings {
namespace {

// A settings file is a few kilobytes; more is another file.
constexpr std::uintmax_t largest_file = 1024 * 1024;

[[noreturn]] void fail(const std::filesystem::path& file, std::string message) {
    throw settings_error({{base::printable(file.string()), 0, 0, "", std::move(message)}});
}

std::string contents_of(const std::filesystem::path& file) {
    std::error_code ec;
    if (!std::filesystem::exists(file, ec))
        fail(file, fmt::format("there is no such file; copy the example {}/remembrancer.toml to it "
                               "and fill it in, or name another file with --config",
                               REMEMBRANCER_DATA_DIR));
    if (!std::filesystem::is_regular_file(file, ec))
        fail(file, "this is no file; name the settings file itself");
    const auto size = std::filesystem::file_size(file, ec);
    if (!ec && size > largest_file)
        fail(file, "this is larger than 1 MiB; expected a settings file");
    std::ifstream in(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (ec || !in)
        fail(file, "the file cannot be read; let the service's user read it");
    return text;
}

} // namespace

settings read_settings(const node& root, reading& into) {
    settings out;
    section all(root, into);
    read_daemon(all, out);
    read_programme(all, out);
    read_roles(all, out);
    read_schedules(all, out);
    read_calendar(all, out);
    read_rules(all, out);
    read_email(all, out);
    read_file_channel(all, out);
    std::set<std::string> taken{"email", "file"};
    read_webhooks(all, taken, out);
    read_chat_channels(all, taken, out);
    const std::vector<std::string> channels = read_channels(all, out);
    read_people(all, channels, out);
    read_outbox(all, out);
    read_messages(all, out);
    read_import(all, out);
    read_further_programmes(all, out);
    read_digests(all, out);
    read_ladders(all, out);
    all.finish();
    return out;
}

settings load_settings_text(std::string_view text, const std::filesystem::path& file,
                            std::span<const plan::listed_programme> listed) {
    reading gathered{
        base::printable(file.string()), std::filesystem::absolute(file).parent_path(), {}, {}};
    const described_document described =
        with_listed_programmes(parse_document(text, gathered.file), listed);
    settings out = read_settings(described.root, gathered);
    if (!gathered.faults.empty())
        throw settings_error(std::move(gathered.faults));
    out.file = file;
    out.listed_programmes.assign(listed.begin(), listed.end());
    out.listed_doubts = described.doubts;
    out.warnings = std::move(gathered.warnings);
    for (const std::string& doubt : described.doubts)
        out.warnings.push_back({gathered.file, 0, 0, "", doubt});
    return out;
}

std::filesystem::path store_named_in(const std::filesystem::path& file) {
    reading gathered{
        base::printable(file.string()), std::filesystem::absolute(file).parent_path(), {}, {}};
    const node root = parse_document(contents_of(file), gathered.file);
    settings out;
    section all(root, gathered);
    read_daemon(all, out);
    return out.store;
}

settings load_settings(const std::filesystem::path& file,
                       std::span<const plan::listed_programme> listed) {
    return load_settings_text(contents_of(file), file, listed);
}

} // namespace remembrancer::settings
