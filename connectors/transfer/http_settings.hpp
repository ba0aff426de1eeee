#pragma once

namespace remembrancer::transfer {

/// For all HTTP destinations together.
struct http_settings {
    /// Connections kept open for later requests, 1 to 10000. More than destinations times what each
    /// takes at once, or every request pays for a new one (TLS: as much as 45 requests on an open
    /// one).
    int kept_connections = 256;
    /// Connections to one host at once, 1 to 10000. The destinations' own limits are lower; this
    /// one holds when several of them share a host.
    int connections_per_host = 128;
};

} // namespace remembrancer::transfer
