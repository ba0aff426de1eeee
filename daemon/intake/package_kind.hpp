#pragma once

#include "daemon/intake/zip_archive.hpp"

namespace remembrancer::intake {

/// Refuses, each with its own advice, the archives that are not a plain workbook: with macros,
/// binary (.xlsb), OpenDocument, or not Office Open XML at all. Macros are never run; a plan has no
/// need of them.
void require_plain_workbook(zip_archive& archive);

} // namespace remembrancer::intake
