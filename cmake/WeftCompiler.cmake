# How Weft's own code is compiled: standard, warnings, processor, sanitizers, and the compiler cache when Weft is the top project.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# Every 64-bit x86 processor since 2009; kernels pick newer instructions when the program runs.
set(WEFT_MARCH "x86-64-v2" CACHE STRING "The oldest processor that must run Weft (-march); empty for the compiler's own default")

add_library(weft_options INTERFACE)
# Options are structs with defaults, made to be given in part.
target_compile_options(weft_options INTERFACE -Wall -Wextra -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 sees overlaps, overflows and dangling pointers in the standard library's and Boost's own code once it is inlined
  # (its bugs 105651, 105329, 105562, 104077). AddressSanitizer finds the real ones.
  target_compile_options(weft_options INTERFACE
    -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds -Wno-dangling-pointer -Wno-maybe-uninitialized)
endif()
if(WEFT_WERROR)
  target_compile_options(weft_options INTERFACE -Werror)
endif()
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64" AND WEFT_MARCH)
  target_compile_options(weft_options INTERFACE -march=${WEFT_MARCH})
endif()
if(WEFT_SANITIZE)
  target_compile_options(weft_options INTERFACE -fsanitize=${WEFT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(weft_options INTERFACE -fsanitize=${WEFT_SANITIZE})
endif()

if(PROJECT_IS_TOP_LEVEL)
  find_program(WEFT_CCACHE ccache)
  if(WEFT_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # Precompiled headers are cached only with these two allowances.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${WEFT_CCACHE})
  endif()
endif()
