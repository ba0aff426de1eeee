#include "daemon/render/mail.hpp"

#include "daemon/render/digest_mail.hpp"
#include "daemon/render/safe_text.hpp"
#include "daemon/render/template.hpp"
#include "daemon/render/view.hpp"
#include "daemon/render/wrap.hpp"

namespace remembrancer::render {
namespace {

constexpr std::size_t longest_subject = 120;
constexpr std::size_t text_width = 78; // RFC 5322, 2.1.1

struct mail_templates {
    mail_template subject{"subject", channel::text, builtin_template};
    mail_template text{"mail.txt", channel::text, builtin_template};
    mail_template html{"mail.html", channel::html, builtin_template};
};

} // namespace

rendered render_mail(const plan::message& model, const render_settings& settings) {
    if (model.digest)
        return render_digest(*model.digest, settings);
    thread_local mail_templates templates;
    const kainjow::mustache::data facts = facts_of(model, settings);
    rendered mail;
    mail.subject = cut(one_line(templates.subject.render(facts)), longest_subject);
    mail.text = wrap(templates.text.render(facts), text_width);
    mail.html = templates.html.render(facts);
    return mail;
}

} // namespace remembrancer::render
