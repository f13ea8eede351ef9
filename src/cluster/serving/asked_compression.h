// A client's call -> how it wants its rows compressed.
#pragma once

#include <memory>

#include <arrow/flight/server.h>
#include <arrow/ipc/options.h>

namespace weft::cluster {

/// What the call says in its header, or null. Throws a user Error when there is no such compression.
std::shared_ptr<arrow::util::Codec> asked_codec(const arrow::flight::ServerCallContext& call);
/// The same for a stream of rows.
arrow::ipc::IpcWriteOptions asked_options(const arrow::flight::ServerCallContext& call);

}  // namespace weft::cluster
