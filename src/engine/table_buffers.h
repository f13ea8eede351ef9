// A table -> the buffers that hold its values.
#pragma once

#include <functional>
#include <memory>

namespace arrow {
class Buffer;
class Table;
}  // namespace arrow

namespace weft::engine {

using TakeBuffer = std::function<void(const std::shared_ptr<arrow::Buffer>&)>;
/// Calls `take` for each buffer of each chunk, dictionaries too; for one that several chunks share each time.
void for_each_buffer(const arrow::Table& table, const TakeBuffer& take);

/// The buffer whose memory it is: of a slice, what it is a slice of.
std::shared_ptr<arrow::Buffer> root_of(std::shared_ptr<arrow::Buffer> buffer);

}  // namespace weft::engine
