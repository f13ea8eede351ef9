// Shared objects that clients sent.
#include "cluster/scheduler/libraries.h"

#include <cstdio>
#include <exception>

#include <openssl/evp.h>

#include <weft/error.h>

#include "cluster/worker/user_library.h"

namespace weft::cluster {

std::string Libraries::load(const std::string& bytes) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  if (!EVP_Digest(bytes.data(), bytes.size(), digest, &size, EVP_sha256(), nullptr))
    throw Error(ErrorKind::internal, "SHA-256 failed");
  std::string name;
  for (unsigned int index = 0; index < size; ++index) {
    char text[3];
    std::snprintf(text, sizeof text, "%02x", digest[index]);
    name += text;
  }
  load_library(name, bytes);
  return name;
}

void Libraries::add(const std::string& bytes) {
  const std::string digest = load(bytes);
  journal_.put_library(digest, bytes);
  ray_.add_library(digest);
}

void Libraries::restore() {
  for (const std::string& bytes : journal_.libraries()) {
    try {
      ray_.add_library(load(bytes));
    } catch (const std::exception&) {
      // Plans that call its functions say that they are missing.
    }
  }
}

}  // namespace weft::cluster
