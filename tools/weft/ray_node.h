// Nodes of a cluster: how the `weft` program becomes one, which is a process of Python with Ray.
#pragma once

#include <string>

#include <weft/client.h>
#include <weft/json.h>

#include "arguments.h"

namespace weft::tool {

/// Becomes a node: does not return. `python` may be empty: $WEFT_PYTHON, else python3. Throws a user Error when that Python has
/// no Ray of the right version, and when Weft's part of it is not beside this program.
[[noreturn]] void become_node(const std::string& python, const Json& options);

/// The text of a file. Throws a user Error when it cannot be read.
std::string file_text(const std::string& path);

/// Whether only this machine can reach the address.
bool is_loopback(const std::string& host);
/// Where Ray's node is reached. Ray replaces 127.0.0.1 by the machine's own address, other addresses of the loopback it keeps.
std::string node_address(const std::string& host);

/// "host:port" -> host. Throws a user Error.
std::string host_of(const std::string& address);

/// The options --token (or $WEFT_TOKEN) and --tls-root-cert.
ClientOptions client_options(const Arguments& arguments);

/// Bytes of an option as "4GB"; 0 when it was not given.
std::int64_t bytes_of(const Arguments& arguments, const std::string& name);

}  // namespace weft::tool
