// Bounds of decoding.
#include "plan/codec.h"

#include <weft/error.h>

namespace weft::plan {

std::string_view Decoder::take(std::size_t size) {
  if (size > rest_.size())
    throw Error(ErrorKind::cluster,
                "Encoded plan is cut short: needs " + std::to_string(size) + " more bytes, has " + std::to_string(rest_.size()));
  std::string_view taken = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return taken;
}

std::size_t Decoder::read_size() {
  std::uint64_t size = 0;
  read(size);
  if (size > rest_.size()) throw Error(ErrorKind::cluster, "Encoded plan holds an impossible length: " + std::to_string(size));
  return size;
}

void Decoder::fail_alternative(std::uint8_t index) {
  throw Error(ErrorKind::cluster, "Encoded plan holds an unknown alternative: " + std::to_string(index));
}

void Decoder::fail_enum(std::uint64_t number) {
  throw Error(ErrorKind::cluster, "Encoded plan holds an unknown value of an enum: " + std::to_string(number));
}

}  // namespace weft::plan
