// A path in an S3-compatible store -> how its requests are sent and signed.
#pragma once

#include <optional>
#include <string>

#include "kernel/io/http_request.h"

namespace weft::kernel {

/// What options, environment and profile say, in that order.
struct S3Access {
  std::string endpoint;  // "" for Amazon's own
  std::string region;
  std::string style;                // StorageOptions::addressing_style
  std::optional<AwsSigner> signer;  // none: requests are not signed
};

/// Throws a user Error when there are no keys and `anonymous` is not said, or a profile that was named is not there.
S3Access s3_access(const std::string& path);

}  // namespace weft::kernel
