// A path in an S3-compatible store -> how its requests are sent and signed.
#include "kernel/io/s3_credentials.h"

#include <cstdlib>
#include <fstream>
#include <map>

#include <weft/error.h>
#include <weft/storage_options.h>

namespace weft::kernel {
namespace {

using Settings = std::map<std::string, std::string>;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  return begin == text.npos ? "" : text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
}

/// Adds the settings of one section. Returns whether it is there.
bool add_section(const std::string& file, const std::string& section, Settings& settings) {
  std::ifstream in(file);
  bool found = false, inside = false;
  for (std::string line; std::getline(in, line);) {
    const bool is_nested = !line.empty() && (line.front() == ' ' || line.front() == '\t');
    line = trimmed(line);
    if (line.empty() || line.front() == '#' || line.front() == ';') continue;
    if (line.front() == '[') {
      inside = line.back() == ']' && trimmed(line.substr(1, line.size() - 2)) == section;
      found |= inside;
    } else if (const std::size_t equals = line.find('='); inside && !is_nested && equals != line.npos) {
      settings.emplace(trimmed(line.substr(0, equals)), trimmed(line.substr(equals + 1)));
    }
  }
  return found;
}

std::string file_of(const char* variable, const std::string& name) {
  const std::string set = environment(variable);
  return set.empty() ? environment("HOME") + "/.aws/" + name : set;
}

Settings profile_settings(const std::string& named) {
  std::string profile = named.empty() ? environment("AWS_PROFILE") : named;
  const bool is_default = profile.empty();
  if (is_default) profile = "default";
  Settings settings;
  const bool has_keys = add_section(file_of("AWS_SHARED_CREDENTIALS_FILE", "credentials"), profile, settings);
  const bool has_config =
      add_section(file_of("AWS_CONFIG_FILE", "config"), profile == "default" ? profile : "profile " + profile, settings);
  if (!is_default && !has_keys && !has_config)
    throw Error(ErrorKind::user, "Profile not found in ~/.aws/credentials and ~/.aws/config: " + profile);
  return settings;
}

/// The first that is not empty.
std::string first_of(std::initializer_list<std::string> texts) {
  for (const std::string& text : texts)
    if (!text.empty()) return text;
  return "";
}

}  // namespace

S3Access s3_access(const std::string& path) {
  const StorageOptions options = storage_options(path);
  Settings profile = profile_settings(options.profile);
  S3Access access;
  access.style = options.addressing_style;
  access.endpoint = first_of(
      {options.endpoint_url, environment("AWS_ENDPOINT_URL_S3"), environment("AWS_ENDPOINT_URL"), profile["endpoint_url"]});
  while (access.endpoint.ends_with('/')) access.endpoint.pop_back();
  access.region =
      first_of({options.region, environment("AWS_REGION"), environment("AWS_DEFAULT_REGION"), profile["region"], "us-east-1"});
  if (options.anonymous) return access;
  AwsSigner keys{options.key, options.secret, options.token, access.region};
  // A profile that the program names goes before the environment.
  if (keys.key.empty() && options.profile.empty())
    keys = {environment("AWS_ACCESS_KEY_ID"), environment("AWS_SECRET_ACCESS_KEY"), environment("AWS_SESSION_TOKEN"),
            access.region};
  if (keys.key.empty())
    keys = {profile["aws_access_key_id"], profile["aws_secret_access_key"], profile["aws_session_token"], access.region};
  if (keys.key.empty() || keys.secret.empty())
    throw Error(ErrorKind::user,
                "No keys for an S3 store (set .key and .secret, or .anonymous for what is public, by set_storage_options; or "
                "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; or a profile in ~/.aws/credentials): " +
                    path);
  access.signer = std::move(keys);
  return access;
}

}  // namespace weft::kernel
