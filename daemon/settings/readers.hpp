#pragma once

#include "daemon/settings/section.hpp"
#include "daemon/settings/settings.hpp"

#include <set>
#include <string>
#include <vector>

/// One reader a part of the file. Each leaves the defaults where the file is silent, and records
/// every fault it finds.
namespace remembrancer::settings {

void read_programme(section& root, settings& into);
/// `[[schedule]]` and `[rounds]`. After the programme, whose zone is the schedules' default.
void read_schedules(section& root, settings& into);
void read_roles(section& root, settings& into);
/// After programme, roles, rules and import, whose values are their defaults.
void read_further_programmes(section& root, settings& into);
/// After all programmes, and the schedules, whose names it does not take.
void read_digests(section& root, settings& into);
void read_calendar(section& root, settings& into);
void read_rules(section& root, settings& into);
/// After all programmes and the rules, which its cases name with their bands.
void read_ladders(section& root, settings& into);
void read_email(section& root, settings& into);
void read_file_channel(section& root, settings& into);
/// Of one destination over HTTP, whatever its kind.
void read_http_limits(section& one, kit::http_limits& into);
/// Adds their names to `names`, which are taken.
void read_webhooks(section& root, std::set<std::string>& names, settings& into);
/// The tables of every kind in the registry; the same of names.
void read_chat_channels(section& root, std::set<std::string>& names, settings& into);
/// Of a person, by the names of chat channels. After those.
void read_handles(section& person, const settings& of, rounds::person_settings& into);
/// After the channels themselves, by whose names it chooses. Returns those names.
std::vector<std::string> read_channels(section& root, settings& into);
void read_people(section& root, const std::vector<std::string>& channels, settings& into);
void read_outbox(section& root, settings& into);
void read_messages(section& root, settings& into);
void read_import(section& root, settings& into);
/// `store` and `[log]`.
void read_daemon(section& root, settings& into);

} // namespace remembrancer::settings
