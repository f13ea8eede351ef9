# weft_test(<area> [LIBRARY <target>] [WHITE_BOX] [PRECOMPILE <header>] [LINKS <target>...])
# Builds tests/<area>/*.cc as the program test_<area>, registered with ctest as one test for each GoogleTest suite.
# WHITE_BOX lets the tests include src/.
find_package(GTest REQUIRED)

function(weft_test area)
  cmake_parse_arguments(PARSE_ARGV 1 arg "WHITE_BOX" "LIBRARY;PRECOMPILE" "LINKS")
  if(NOT arg_LIBRARY)
    set(arg_LIBRARY weft::weft)
  endif()
  set(folder "${PROJECT_SOURCE_DIR}/tests/${area}")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${folder}/*.cc")
  set(target test_${area})
  add_executable(${target} ${sources})
  # On the sources, not the target: the targets share a precompiled header, which must not know the folder of one of them.
  set_property(SOURCE ${sources} APPEND PROPERTY COMPILE_DEFINITIONS WEFT_TEST_DATA="${folder}/recorded")
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
  target_link_libraries(${target} PRIVATE ${arg_LIBRARY} ${arg_LINKS} GTest::gtest_main weft_options)
  if(arg_WHITE_BOX)
    target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/src")
    target_link_libraries(${target} PRIVATE weft_arrow)
  endif()
  if(NOT arg_PRECOMPILE)
    set(arg_PRECOMPILE <gtest/gtest.h>)
  endif()
  weft_precompile(${target} "${arg_PRECOMPILE}")

  # The suites are listed from the built program each time ctest starts, so none can be forgotten.
  set(listing "${CMAKE_CURRENT_BINARY_DIR}/${target}.cmake")
  file(GENERATE OUTPUT "${listing}" CONTENT
    "set(program [==[$<TARGET_FILE:${target}>]==])\nset(area ${area})\ninclude([==[${PROJECT_SOURCE_DIR}/cmake/list_suites.cmake]==])\n")
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${listing}")
endfunction()
