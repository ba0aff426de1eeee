#include "daemon/intake/relationships.hpp"

#include "daemon/intake/refusal.hpp"
#include "daemon/intake/xml_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace remembrancer::intake {
namespace {

std::string_view folder_of(std::string_view part) {
    return part.substr(0, part.rfind('/') + 1); // with the slash; empty at the root
}

class relationship_list : public xml_handler {
public:
    relationship_list(std::string_view part, budget& spent) : part_(part), spent_(spent) {}

    void start(std::string_view name, const xml_attributes& attributes) override {
        if (name != "Relationship" || attributes.text("TargetMode") == "External")
            return;
        const std::string_view type = attributes.text("Type");
        const std::string_view target = attributes.text("Target");
        found_.push_back({.id = std::string(attributes.text("Id")),
                          .type = std::string(type.substr(type.rfind('/') + 1)),
                          .target = resolve_target(part_, target)});
        spent_.take_text(type.size() + target.size());
        if (found_.size() > spent_.allowed().parts)
            refuse(spent_.file(), fmt::format("links more than {} parts; save it again as .xlsx",
                                              spent_.allowed().parts));
    }
    void end(std::string_view) override {}

    std::vector<relationship> take() { return std::move(found_); }

private:
    std::string_view part_;
    budget& spent_;
    std::vector<relationship> found_;
};

} // namespace

std::string resolve_target(std::string_view part, std::string_view target) {
    std::string path(target.starts_with('/') ? "" : folder_of(part));
    path += target;
    std::replace(path.begin(), path.end(), '\\', '/');
    std::vector<std::string_view> segments;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        const std::string_view segment = std::string_view(path).substr(begin, end - begin);
        if (segment == ".." && !segments.empty())
            segments.pop_back();
        else if (!segment.empty() && segment != "." && segment != "..")
            segments.push_back(segment);
        begin = end + 1;
    }
    return fmt::format("{}", fmt::join(segments, "/"));
}

std::vector<relationship> read_relationships(zip_archive& archive, std::string_view part) {
    const std::string_view folder = folder_of(part);
    const std::string list = fmt::format("{}_rels/{}.rels", folder, part.substr(folder.size()));
    if (!archive.has(list))
        return {};
    relationship_list found(part, archive.spent());
    read_xml(archive, list, found);
    return found.take();
}

} // namespace remembrancer::intake
