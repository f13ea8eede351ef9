// How files in S3-compatible stores are reached.
#pragma once

#include <string>

namespace weft {

/// Options of `s3://bucket/key` paths; the names are those of Dask's storage_options (s3fs). What is left empty comes from where
/// every S3 tool looks: the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION,
/// AWS_DEFAULT_REGION, AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL, AWS_PROFILE), then the profile in ~/.aws/credentials and
/// ~/.aws/config (elsewhere: AWS_SHARED_CREDENTIALS_FILE, AWS_CONFIG_FILE).
struct StorageOptions {
  /// How a bucket is named: in the "path" (http://store/bucket/key), in the name of the host, "virtual"
  /// (http://bucket.store/key), or as the store asks for it, "auto": at Amazon in the host's name, elsewhere in the path.
  std::string addressing_style = "auto";
  bool anonymous = false;         ///< requests are not signed: public buckets
  std::string endpoint_url = {};  ///< of a store other than Amazon's, such as "http://localhost:9000"
  std::string key = {};           ///< access key id
  std::string profile = {};       ///< section of the files above, when no key is given; empty: AWS_PROFILE, or "default"
  std::string region = {};        ///< empty, and none found: "us-east-1"
  std::string secret = {};        ///< secret access key, of `key`
  std::string token = {};         ///< session token of temporary keys
};

/// Sets the options for all paths that begin with `scope`, such as "s3://bucket/" or "s3://", from now on and in all threads; of
/// several scopes the longest counts. They stay in the process: no plan, name or message holds them. Throws a user Error for a
/// scope that is no `s3://` path, for a key without a secret or a secret without a key, and for another .addressing_style.
void set_storage_options(const std::string& scope, const StorageOptions& options);

/// The options that hold for a path.
StorageOptions storage_options(const std::string& path);

}  // namespace weft
