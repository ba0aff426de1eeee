#include "daemon/render/mail.hpp"

#include "daemon/render/digest_size.hpp"
#include "daemon/render/digest_view.hpp"
#include "daemon/render/safe_text.hpp"
#include "daemon/render/template.hpp"
#include "daemon/render/template_set.hpp"
#include "daemon/render/view.hpp"
#include "daemon/render/wrap.hpp"

#include <algorithm>
#include <optional>

namespace remembrancer::render {
namespace {

constexpr std::size_t longest_subject = 120;
constexpr std::size_t text_width = 78; // RFC 5322, 2.1.1
// In bytes. Gmail shows about 102 KB of a mail and hides the rest behind a link.
constexpr std::size_t longest_html = 100'000;

/// The three of one sort of mail.
struct mail_templates {
    mail_template subject;
    mail_template text;
    mail_template html;

    rendered filled(const template_facts& facts) {
        rendered mail;
        mail.subject = cut(one_line(subject.render(facts)), longest_subject);
        mail.text = wrap(text.render(facts), text_width);
        mail.html = html.render(facts);
        return mail;
    }
};

/// Parsed when they are first asked for.
class parsed_templates {
public:
    explicit parsed_templates(template_lookup find) : find_(std::move(find)) {}

    rendered filled(const plan::message& model, const render_settings& settings) {
        if (model.digest)
            return of(digest_, "digest_subject", "digest.txt", "digest.html")
                .filled(facts_of(*model.digest, settings));
        return of(message_, "subject", "mail.txt", "mail.html").filled(facts_of(model, settings));
    }

private:
    mail_templates& of(std::optional<mail_templates>& made, const char* subject, const char* text,
                       const char* html) {
        if (!made)
            made.emplace(mail_templates{{subject, channel::text, find_},
                                        {text, channel::text, find_},
                                        {html, channel::html, find_}});
        return *made;
    }

    template_lookup find_;
    std::optional<mail_templates> message_;
    std::optional<mail_templates> digest_;
};

bool has_words(const std::string& text) {
    return std::ranges::any_of(text, [](char c) { return c != ' ' && c != '\n'; });
}

std::string fault_in(const rendered& mail) {
    if (!has_words(mail.subject))
        return "the subject came out empty";
    return has_words(mail.text) && has_words(mail.html) ? "" : "the mail came out empty";
}

rendered by_builtin(const plan::message& model, const render_settings& settings) {
    thread_local parsed_templates builtin{builtin_template};
    return builtin.filled(model, settings);
}

/// By the settings' own; throws for what cannot be used.
rendered by_own(const plan::message& model, const render_settings& settings) {
    thread_local std::shared_ptr<const template_set> of;
    thread_local std::optional<parsed_templates> own;
    if (of != settings.templates) {
        own.reset();
        of = settings.templates;
        own.emplace([](std::string_view name) { return of->find(name); });
    }
    return own->filled(model, settings);
}

rendered render_whole(const plan::message& model, const render_settings& settings) {
    if (!settings.templates)
        return by_builtin(model, settings);
    std::string fault;
    try {
        rendered mail = by_own(model, settings);
        fault = fault_in(mail);
        if (fault.empty())
            return mail;
    } catch (const std::exception& failed) {
        fault = failed.what();
    }
    rendered mail = by_builtin(model, settings);
    mail.fault = std::move(fault);
    return mail;
}

} // namespace

rendered render_mail(const plan::message& model, const render_settings& settings) {
    rendered whole = render_whole(model, settings);
    if (!model.digest || whole.html.size() < longest_html)
        return whole;
    plan::message part = model;
    const auto render_part = [&](const plan::digest& of) {
        part.digest = of;
        return render_whole(part, settings);
    };
    return render_part(fitted(*model.digest, longest_html - 1,
                              [&](const plan::digest& of) { return render_part(of).html.size(); }));
}

rendered render_digest(const plan::digest& model, const render_settings& settings) {
    plan::message of;
    of.kind = plan::message_kind::digest;
    of.digest = model;
    return render_whole(of, settings);
}

} // namespace remembrancer::render
