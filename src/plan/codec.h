// One field list of a struct -> bytes, and back; the same list gives its hash, its equality and its printed form.
#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace weft::plan {

struct IgnoreFields {
  template <class T>
  void operator()(std::string_view, T&&) const {}
};

/// A struct with `static void fields(auto& self, auto&& visit)`, which calls `visit(name, member)` for each of its members.
template <class T>
concept HasFields = requires(T& value, IgnoreFields& visit) { T::fields(value, visit); };

/// Appends values to a byte string. Integers are little-endian and of fixed size; strings and lists start with their length.
class Encoder {
 public:
  template <class T>
  void operator()(std::string_view, const T& value) {
    write(value);
  }

  template <class T>
  void write(const T& value) {
    if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
      bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    } else {
      static_assert(HasFields<const T>, "a type that is encoded needs a field list");
      T::fields(value, *this);
    }
  }
  void write(const std::string& value) {
    write(static_cast<std::uint64_t>(value.size()));
    bytes_ += value;
  }
  template <class T>
  void write(const std::vector<T>& values) {
    write(static_cast<std::uint64_t>(values.size()));
    for (const T& value : values) write(value);
  }
  template <class T>
  void write(const std::optional<T>& value) {
    write(value.has_value());
    if (value) write(*value);
  }
  template <class K, class V>
  void write(const std::map<K, V>& values) {
    write(static_cast<std::uint64_t>(values.size()));
    for (const auto& [key, value] : values) write(key), write(value);
  }
  template <class... T>
  void write(const std::variant<T...>& value) {
    write(static_cast<std::uint8_t>(value.index()));
    std::visit([this](const auto& held) { write(held); }, value);
  }
  void write(std::monostate) {}

  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// The last value of an enum: `static constexpr E last`. Each enum that is encoded says it, so that bytes from outside cannot
/// make a value that there is not.
template <class E>
struct EnumRange;

/// Reads what an Encoder wrote. Bytes may come from outside: whatever they hold, the result is a value or a cluster Error.
class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : rest_(bytes) {}

  template <class T>
  void operator()(std::string_view, T& value) {
    read(value);
  }

  template <class T>
  void read(T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      value = *take(1).data() != 0;
    } else if constexpr (std::is_arithmetic_v<T>) {
      std::memcpy(&value, take(sizeof value).data(), sizeof value);
    } else if constexpr (std::is_enum_v<T>) {
      std::make_unsigned_t<std::underlying_type_t<T>> number;
      std::memcpy(&number, take(sizeof number).data(), sizeof number);
      if (number > static_cast<decltype(number)>(EnumRange<T>::last)) fail_enum(number);
      value = static_cast<T>(number);
    } else {
      T::fields(value, *this);
    }
  }
  void read(std::string& value) { value = take(read_size()); }
  template <class T>
  void read(std::vector<T>& values) {
    values.clear();
    for (std::size_t count = read_size(); count > 0; --count) {
      T value{};
      read(value);
      values.push_back(std::move(value));
    }
  }
  template <class T>
  void read(std::optional<T>& value) {
    bool present = false;
    read(present);
    value.reset();
    if (present) read(value.emplace());
  }
  template <class K, class V>
  void read(std::map<K, V>& values) {
    values.clear();
    for (std::size_t count = read_size(); count > 0; --count) {
      K key{};
      read(key);
      read(values[std::move(key)]);
    }
  }
  template <class... T>
  void read(std::variant<T...>& value) {
    std::uint8_t index = 0;
    read(index);
    read_alternative<0>(value, index);
  }
  void read(std::monostate&) {}

  bool at_end() const { return rest_.empty(); }

 private:
  /// The next `size` bytes; throws when there are fewer.
  std::string_view take(std::size_t size);
  /// A count that the rest can hold at one byte an item.
  std::size_t read_size();
  [[noreturn]] static void fail_alternative(std::uint8_t index);
  [[noreturn]] static void fail_enum(std::uint64_t number);

  template <std::size_t I, class... T>
  void read_alternative(std::variant<T...>& value, std::uint8_t index) {
    if constexpr (I == sizeof...(T)) {
      fail_alternative(index);
    } else if (index == I) {
      read(value.template emplace<I>());
    } else {
      read_alternative<I + 1>(value, index);
    }
  }

  std::string_view rest_;
};

/// The bytes of a struct with a field list.
template <class T>
std::string encode(const T& value) {
  Encoder encoder;
  encoder.write(value);
  return encoder.take();
}

template <class T>
T decode(std::string_view bytes) {
  T value{};
  Decoder decoder(bytes);
  decoder.read(value);
  return value;
}

}  // namespace weft::plan
