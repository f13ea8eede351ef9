// A client's call -> how it wants its rows compressed.
#include "cluster/serving/asked_compression.h"

#include "cluster/protocol/compression.h"

namespace weft::cluster {

std::shared_ptr<arrow::util::Codec> asked_codec(const arrow::flight::ServerCallContext& call) {
  const auto header = call.incoming_headers().find(compression_header);
  return codec_of(header == call.incoming_headers().end() ? std::string_view() : header->second);
}

arrow::ipc::IpcWriteOptions asked_options(const arrow::flight::ServerCallContext& call) {
  auto options = arrow::ipc::IpcWriteOptions::Defaults();
  options.codec = asked_codec(call);
  return options;
}

}  // namespace weft::cluster
