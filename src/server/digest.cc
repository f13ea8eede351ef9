// Digests, signatures and secrets, by OpenSSL's libcrypto.
#include "server/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>

#include <weft/error.h>

namespace weft::server {
namespace {

using Digest = std::array<unsigned char, 32>;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

template <class Bytes>
std::string to_hex(const Bytes& bytes) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : bytes) text += {digits[byte >> 4], digits[byte & 15]};
  return text;
}

void check(bool succeeded) {
  if (!succeeded) throw Error(ErrorKind::internal, "The system's cryptographic library failed");
}

std::string to_text(const Digest& digest) { return {digest.begin(), digest.end()}; }

}  // namespace

std::string sha256(std::string_view text) {
  Digest digest{};
  check(EVP_Digest(text.data(), text.size(), digest.data(), nullptr, EVP_sha256(), nullptr) == 1);
  return to_text(digest);
}

std::string sha256_hex(std::string_view text) { return to_hex(sha256(text)); }

std::string hmac_sha256(std::string_view key, std::string_view text) {
  Digest digest{};
  check(HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes_of(text), text.size(), digest.data(), nullptr) !=
        nullptr);
  return to_text(digest);
}

bool equal_in_constant_time(std::string_view given, std::string_view secret) {
  // Digests have one length, so that not even that of the secret shows.
  return CRYPTO_memcmp(sha256(given).data(), sha256(secret).data(), sizeof(Digest)) == 0;
}

std::string random_hex(std::size_t num_bytes) {
  std::string bytes(num_bytes, '\0');
  check(RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(num_bytes)) == 1);
  return to_hex(bytes);
}

}  // namespace weft::server
