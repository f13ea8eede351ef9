# weft_folder: one folder under src/ as an object library. weft_library: several of them as one shared library that users link.

# weft_precompile(<target> <header>): compiles the header once, for the first target that names it; the others share it.
function(weft_precompile target header)
  get_property(owner GLOBAL PROPERTY "weft_precompiled_${header}")
  if(owner)
    target_precompile_headers(${target} REUSE_FROM ${owner})
  else()
    target_precompile_headers(${target} PRIVATE "${header}")
    set_property(GLOBAL PROPERTY "weft_precompiled_${header}" ${target})
    if(EXISTS "${header}")
      file(STRINGS "${header}" own REGEX "<weft/")
      if(own)
        # One from the compiler cache would have the times of other files in it, and `#pragma once` would not know ours again.
        set_target_properties(${target} PROPERTIES CXX_COMPILER_LAUNCHER "")
      endif()
    endif()
  endif()
endfunction()

# weft_folder(<path below src/> PRECOMPILE <header in cmake/precompiled> [LINKS <target>...] [APART])
# Which folders may include which is checked by tools/dev/check_includes.py.
# With WEFT_UNITY files are compiled several at a time, but not those whose names would reach into their neighbours:
# those with a `using enum` for all of the file, and the folders that say APART, where each file has a function of the same name.
function(weft_folder name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "APART" "PRECOMPILE" "LINKS")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${name}/*.cc")
  string(REPLACE "/" "_" target "weft_src_${name}")
  add_library(${target} OBJECT ${sources})
  target_include_directories(${target}
    PUBLIC "${PROJECT_SOURCE_DIR}/include" "${PROJECT_SOURCE_DIR}/src"
    PRIVATE "${PROJECT_BINARY_DIR}")
  target_link_libraries(${target} PUBLIC Boost::json ${arg_LINKS} PRIVATE weft_options)
  weft_precompile(${target} "${PROJECT_SOURCE_DIR}/cmake/precompiled/${arg_PRECOMPILE}")
  if(WEFT_UNITY AND NOT arg_APART)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 6)
    # It takes a source file that is included for a header.
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
    foreach(source IN LISTS sources)
      file(STRINGS "${source}" reaching REGEX "^using enum|HWY_TARGET_INCLUDE")
      if(reaching)
        set_source_files_properties("${source}" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
      endif()
    endforeach()
  endif()
endfunction()

# weft_library(<name> FOLDERS <folder>... [PUBLIC <target>...])
# Builds libweft_<name>, known to users as weft::<name> whether they find_package or add_subdirectory.
function(weft_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "FOLDERS;PUBLIC")
  set(objects "")
  foreach(folder IN LISTS arg_FOLDERS)
    string(REPLACE "/" "_" object "weft_src_${folder}")
    list(APPEND objects ${object})
  endforeach()
  set(target weft_${name})
  add_library(${target} SHARED)
  add_library(weft::${name} ALIAS ${target})
  target_link_libraries(${target} PRIVATE ${objects} weft_options)
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_include_directories(${target} PUBLIC
    "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>" "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
  target_link_libraries(${target} PUBLIC ${arg_PUBLIC})
  if(NOT WEFT_SANITIZE)
    target_link_options(${target} PRIVATE -Wl,--no-undefined)
  endif()
  set_target_properties(${target} PROPERTIES
    EXPORT_NAME ${name}
    VERSION ${PROJECT_VERSION}
    SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}
    INSTALL_RPATH "$ORIGIN")
endfunction()
