#pragma once

#include "daemon/render/template.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace remembrancer::render {

/// An administrator's templates in the place of built-in ones of the same names. Immutable; any
/// thread.
class template_set {
public:
    /// By name, without `.mustache`.
    explicit template_set(std::map<std::string, std::string, std::less<>> own);

    /// The built-in text where the set has none of that name; a null view where nobody has.
    [[nodiscard]] std::string_view find(std::string_view name) const;

private:
    std::map<std::string, std::string, std::less<>> own_;
};

/// Reads every `NAME.mustache` of a folder and tries them all on sample messages. Throws
/// template_error with every fault in a line of its own: a folder that cannot be read, a name that
/// no built-in template has, what `mail_template` refuses, and a mail without words.
[[nodiscard]] std::shared_ptr<const template_set>
read_templates(const std::filesystem::path& folder);

} // namespace remembrancer::render
