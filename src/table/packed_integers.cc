// Integers in fewer bytes than their column's type has: what computing hands over, until somebody looks at them.
#include "table/packed_integers.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include <arrow/array.h>
#include <arrow/compute/cast.h>
#include <arrow/extension_type.h>

#include "table/arrow_status.h"
#include "table/integer_width.h"

namespace weft::dd {
namespace {

class PackedType final : public arrow::ExtensionType {
 public:
  PackedType(std::shared_ptr<arrow::DataType> narrow, std::shared_ptr<arrow::DataType> type)
      : ExtensionType(std::move(narrow)), type_(std::move(type)) {}
  const std::shared_ptr<arrow::DataType>& type() const { return type_; }

  std::string extension_name() const override { return "weft.packed_integers"; }
  bool ExtensionEquals(const ExtensionType& other) const override {
    const auto* packed = dynamic_cast<const PackedType*>(&other);
    return packed && storage_type()->Equals(*packed->storage_type()) && type_->Equals(*packed->type_);
  }
  std::shared_ptr<arrow::Array> MakeArray(std::shared_ptr<arrow::ArrayData> data) const override {
    return std::make_shared<arrow::ExtensionArray>(std::move(data));
  }
  arrow::Result<std::shared_ptr<arrow::DataType>> Deserialize(std::shared_ptr<arrow::DataType>,
                                                              const std::string&) const override {
    return arrow::Status::NotImplemented("Packed integers do not leave the process");
  }
  std::string Serialize() const override { return type_->ToString(); }

 private:
  std::shared_ptr<arrow::DataType> type_;
};

std::shared_ptr<arrow::ChunkedArray> widen_all(const arrow::ChunkedArray& narrow, const std::shared_ptr<arrow::DataType>& type) {
  const auto from = static_cast<std::size_t>(narrow.type()->byte_width()), to = static_cast<std::size_t>(type->byte_width());
  std::shared_ptr<arrow::Buffer> wide =
      check(arrow::AllocateBuffer(narrow.length() * type->byte_width()), "Cannot make a column");
  std::uint8_t* out = wide->mutable_data();
  for (const auto& chunk : narrow.chunks()) {
    const auto begin = static_cast<std::size_t>(chunk->offset()), rows = static_cast<std::size_t>(chunk->length());
    copy_integers(chunk->data()->GetValues<std::uint8_t>(1, 0) + begin * from, from, rows, out, to);
    out += rows * to;
  }
  return std::make_shared<arrow::ChunkedArray>(
      arrow::MakeArray(arrow::ArrayData::Make(type, narrow.length(), {nullptr, std::move(wide)}, 0)));
}

}  // namespace

std::shared_ptr<arrow::ChunkedArray> pack_integers(const arrow::ChunkedArray& narrow, std::shared_ptr<arrow::DataType> type) {
  const auto packed = std::make_shared<PackedType>(narrow.type(), std::move(type));
  arrow::ArrayVector chunks;
  for (const auto& chunk : narrow.chunks()) chunks.push_back(arrow::ExtensionType::WrapArray(packed, chunk));
  return std::make_shared<arrow::ChunkedArray>(std::move(chunks), packed);
}

std::optional<PackedIntegers> packed_integers(const arrow::ChunkedArray& column) {
  const auto* packed = dynamic_cast<const PackedType*>(column.type().get());
  if (!packed) return std::nullopt;
  arrow::ArrayVector chunks;
  for (const auto& chunk : column.chunks()) chunks.push_back(static_cast<const arrow::ExtensionArray&>(*chunk).storage());
  return PackedIntegers{std::make_shared<arrow::ChunkedArray>(std::move(chunks), packed->storage_type()), packed->type()};
}

std::shared_ptr<arrow::ChunkedArray> widen_integers(const std::shared_ptr<arrow::ChunkedArray>& narrow,
                                                    const std::shared_ptr<arrow::DataType>& type) {
  if (narrow->null_count() == 0) return widen_all(*narrow, type);
  return check(arrow::compute::Cast(narrow, type), "Cannot widen integers").chunked_array();
}

}  // namespace weft::dd
