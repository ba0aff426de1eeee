#include "daemon/render/template_set.hpp"

#include "daemon/base/log.hpp"
#include "daemon/base/text.hpp"
#include "daemon/render/chat.hpp"
#include "daemon/render/mail.hpp"
#include "daemon/render/sample_messages.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace remembrancer::render {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view ending = ".mustache";
// The longest built-in one has 8 KB.
constexpr std::uintmax_t largest = 256 * 1024;

std::string unknown_name(const std::string& name) {
    std::vector<std::string> known;
    for (const named_template& each : builtin_templates())
        known.emplace_back(each.name);
    const std::string likely = base::nearest(name, known);
    return fmt::format("no template is called '{}'{}", base::printable(name),
                       likely.empty() ? fmt::format(": expected one of {}", fmt::join(known, ", "))
                                      : fmt::format("; did you mean '{}'?", likely));
}

/// Why the file cannot be taken; empty when it is read into `text`.
std::string read(const fs::path& file, const std::string& name, std::string& text) {
    std::error_code failed;
    if (builtin_template(name).data() == nullptr)
        return unknown_name(name);
    if (fs::file_size(file, failed) > largest || failed)
        return failed ? failed.message() : fmt::format("expected at most {} bytes", largest);
    std::ifstream in(file, std::ios::binary);
    text.assign(std::istreambuf_iterator<char>(in), {});
    if (!in && !in.eof())
        return "it cannot be read; let the service's user read it";
    // As editors on Windows leave them.
    if (text.starts_with("\xEF\xBB\xBF"))
        text.erase(0, 3);
    std::erase(text, '\r');
    return base::is_valid_utf8(text) ? std::string() : "expected UTF-8";
}

/// Empty when the subject has words before the title of the message's only item.
std::string wordless_start(const rendered& mail, const plan::message& sample) {
    if (sample.items.size() != 1 || !mail.subject.starts_with(':'))
        return {};
    return fmt::format("template subject: it says nothing before ':' of a message about {} alone; "
                       "give words for each heading (in_checks ...), as the built-in one does",
                       plan::to_text(sample.items.front().rule));
}

/// What is wrong with messages in the words of these templates, each fault once.
void try_on_samples(const std::shared_ptr<const template_set>& made,
                    std::vector<std::string>& faults) {
    render_settings with;
    with.templates = made;
    const auto note = [&faults](const std::string& fault) {
        if (!fault.empty() && std::ranges::find(faults, fault) == faults.end())
            faults.push_back(fault);
    };
    std::string wordless; // of one rule: what mends it mends the others
    for (const plan::message& sample : sample_messages()) {
        const rendered mail = render_mail(sample, with);
        note(mail.fault);
        note(words_for_chat(sample, with).fault);
        if (wordless.empty())
            wordless = wordless_start(mail, sample);
    }
    note(wordless);
}

} // namespace

template_set::template_set(std::map<std::string, std::string, std::less<>> own)
    : own_(std::move(own)) {}

std::string_view template_set::find(std::string_view name) const {
    const auto found = own_.find(name);
    return found == own_.end() ? builtin_template(name) : std::string_view(found->second);
}

std::shared_ptr<const template_set> read_templates(const fs::path& folder) {
    std::vector<std::string> faults;
    std::map<std::string, std::string, std::less<>> own;
    std::error_code failed;
    for (fs::directory_iterator at(folder, failed); !failed && at != fs::directory_iterator();
         at.increment(failed)) {
        std::string name = at->path().filename().string();
        if (!name.ends_with(ending))
            continue;
        name.resize(name.size() - ending.size());
        std::string text;
        if (std::string fault = read(at->path(), name, text); !fault.empty())
            faults.push_back(fmt::format("{}: {}", at->path().string(), fault));
        else
            own[name] = std::move(text);
    }
    if (failed)
        faults.push_back(fmt::format("{}: {}; expected a folder of templates", folder.string(),
                                     failed.message()));
    auto made = std::make_shared<const template_set>(std::move(own));
    if (faults.empty())
        try_on_samples(made, faults);
    if (!faults.empty())
        throw template_error(fmt::format("{}", fmt::join(faults, "\n")));
    return made;
}

} // namespace remembrancer::render
