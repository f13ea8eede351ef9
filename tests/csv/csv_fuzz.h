// One input of a fuzzer: any bytes are read as CSV, whole and in blocks.
#pragma once

#include <cstddef>
#include <cstdint>

/// Fails (by abort) when blocks give other rows than the whole file, or one of them an error and the other none. The first bytes
/// choose the options, the others are the file. With clang: -fsanitize=fuzzer and this folder's sources without *_test.cc.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
