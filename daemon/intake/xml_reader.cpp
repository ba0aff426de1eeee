#include "daemon/intake/xml_reader.hpp"

#include "daemon/intake/refusal.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <memory>
#include <new>
#include <span>
#include <string>

#include <expat.h>
#include <fmt/format.h>

namespace remembrancer::intake {
namespace {

constexpr char separator = '|'; // between namespace and name; names cannot hold it
constexpr std::size_t piece_bytes = 64 * 1024;

constexpr std::array<std::string_view, 4> known_namespaces{
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
    "http://schemas.openxmlformats.org/package/2006/content-types"};

std::string_view local_name(std::string_view name) {
    const std::size_t at = name.rfind(separator);
    if (at == std::string_view::npos)
        return name;
    const bool known =
        std::ranges::find(known_namespaces, name.substr(0, at)) != known_namespaces.end();
    return known ? name.substr(at + 1) : std::string_view();
}

// expat is C: nothing may be thrown through it, so a callback parks what it caught and stops.
class parsing {
public:
    parsing(zip_part& part, budget& spent, xml_handler& handler);

    void run();

private:
    template <typename Work>
    static void guarded(void* self, Work work) {
        auto& me = *static_cast<parsing*>(self);
        if (me.caught_)
            return; // expat may still report what it had already read
        try {
            me.unreported_ = 0;
            me.spent_.take_event();
            work(me);
        } catch (...) {
            me.caught_ = std::current_exception();
            XML_StopParser(me.parser_.get(), XML_FALSE);
        }
    }

    static void on_start(void* self, const char* name, const char** attributes);
    static void on_end(void* self, const char* name);
    static void on_text(void* self, const char* text, int length);
    static void on_doctype(void* self, const char*, const char*, const char*, int);
    static void on_instruction(void* self, const char*, const char*);
    static void on_comment(void* self, const char*);

    [[noreturn]] void refuse_here(std::string_view what) const;
    void check_outcome(XML_Status status) const;

    zip_part& part_;
    const limits& allowed_;
    budget& spent_;
    xml_handler& handler_;
    std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser_;
    std::exception_ptr caught_;
    std::size_t depth_ = 0;
    std::size_t unreported_ = 0; // bytes since the last callback: the tag that is not yet finished
};

parsing::parsing(zip_part& part, budget& spent, xml_handler& handler)
    : part_(part), allowed_(spent.allowed()), spent_(spent), handler_(handler),
      parser_(XML_ParserCreateNS(nullptr, separator), XML_ParserFree) {
    if (!parser_)
        throw std::bad_alloc();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser_.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
    XML_SetProcessingInstructionHandler(parser_.get(), on_instruction);
    XML_SetCommentHandler(parser_.get(), on_comment);
}

void parsing::on_start(void* self, const char* name, const char** attributes) {
    guarded(self, [&](parsing& me) {
        if (++me.depth_ > me.allowed_.xml_depth)
            me.refuse_here(fmt::format("has more than {} elements inside each other, which no "
                                       "spreadsheet program writes",
                                       me.allowed_.xml_depth));
        me.handler_.start(local_name(name), xml_attributes(attributes));
    });
}

void parsing::on_end(void* self, const char* name) {
    guarded(self, [&](parsing& me) {
        --me.depth_;
        me.handler_.end(local_name(name));
    });
}

void parsing::on_text(void* self, const char* text, int length) {
    guarded(self, [&](parsing& me) {
        me.handler_.text(std::string_view(text, static_cast<std::size_t>(length)));
    });
}

void parsing::on_doctype(void* self, const char*, const char*, const char*, int) {
    guarded(self, [](parsing& me) {
        me.refuse_here("has a document type (DOCTYPE), by which a file can blow itself up; no "
                       "spreadsheet program writes one: save the plan again as .xlsx");
    });
}

void parsing::on_instruction(void* self, const char*, const char*) {
    guarded(self, [](parsing&) {});
}

void parsing::on_comment(void* self, const char*) {
    guarded(self, [](parsing&) {});
}

void parsing::refuse_here(std::string_view what) const {
    refuse(fmt::format("{}, line {}", part_.where(), XML_GetCurrentLineNumber(parser_.get())),
           what);
}

void parsing::check_outcome(XML_Status status) const {
    if (caught_)
        std::rethrow_exception(caught_);
    if (status == XML_STATUS_OK)
        return;
    const XML_Error error = XML_GetErrorCode(parser_.get());
    if (error == XML_ERROR_NO_MEMORY)
        throw std::bad_alloc();
    refuse_here(fmt::format("is not well-formed XML ({}): the file is damaged; save it again",
                            XML_ErrorString(error)));
}

void parsing::run() {
    for (bool more = true; more;) {
        void* const buffer = XML_GetBuffer(parser_.get(), static_cast<int>(piece_bytes));
        if (buffer == nullptr)
            throw std::bad_alloc();
        const std::size_t bytes = part_.read({static_cast<char*>(buffer), piece_bytes});
        more = bytes > 0;
        unreported_ += bytes;
        check_outcome(
            XML_ParseBuffer(parser_.get(), static_cast<int>(bytes), more ? XML_FALSE : XML_TRUE));
        if (unreported_ > allowed_.xml_tag_bytes)
            refuse_here(fmt::format("has a tag or comment longer than {} bytes, which no "
                                    "spreadsheet program writes",
                                    allowed_.xml_tag_bytes));
    }
}

} // namespace

std::optional<std::string_view> xml_attributes::find(std::string_view name) const {
    for (const char** pair = pairs_; *pair != nullptr; pair += 2)
        if (pair[0] == name)
            return pair[1];
    return std::nullopt;
}

std::string_view xml_attributes::text(std::string_view name) const {
    return find(name).value_or(std::string_view());
}

bool xml_attributes::is_true(std::string_view name) const {
    const std::string_view value = text(name);
    return value == "1" || value == "true";
}

std::string_view xml_attributes::relationship_id() const {
    const auto transitional = find("http://schemas.openxmlformats.org/officeDocument/2006/"
                                   "relationships|id");
    const auto strict = find("http://purl.oclc.org/ooxml/officeDocument/relationships|id");
    return transitional ? *transitional : strict.value_or(std::string_view());
}

void read_xml(zip_archive& archive, std::string_view part, xml_handler& handler) {
    zip_part opened = archive.open(part);
    parsing(opened, archive.spent(), handler).run();
}

} // namespace remembrancer::intake
