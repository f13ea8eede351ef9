# The libraries that Weft stands on, found or reported missing. docs/dependencies.md says what each is for.
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
# GLOBAL, because users of add_subdirectory meet it through weft::base.
find_package(Boost 1.81 REQUIRED COMPONENTS json GLOBAL)
find_package(CURL REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(ZLIB REQUIRED)
find_package(BZip2 REQUIRED)
find_package(LibLZMA REQUIRED)
find_package(zstd REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(hwy REQUIRED)
find_package(FastFloat REQUIRED)
find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)
include(WeftArrow)

# Debian's xxHash has no CMake package. Its header is used alone, with XXH_INLINE_ALL.
find_path(WEFT_XXHASH_INCLUDE_DIR xxhash.h REQUIRED)
