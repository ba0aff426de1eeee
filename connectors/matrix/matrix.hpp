#pragma once

#include "connectors/kit/channel.hpp"

namespace remembrancer::matrix {

/// A room of a Matrix server (`url`), by the access token of an account that has joined it. The
/// room cannot be an encrypted one. The delivery's key is the transaction's ID, so that a message
/// that is sent a second time is not posted a second time
/// (https://spec.matrix.org/latest/client-server-api/#put_matrixclientv3roomsroomidsendeventtypetxnid).
extern const kit::channel_kind kind;

} // namespace remembrancer::matrix
