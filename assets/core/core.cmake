# Makes the core layer in the build directory.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(ANTEROOM_CORE_DIR ${CMAKE_BINARY_DIR}/core)
set(core_data ${CMAKE_CURRENT_LIST_DIR}/data)
file(MAKE_DIRECTORY ${ANTEROOM_CORE_DIR}/data)

add_custom_command(
  OUTPUT ${ANTEROOM_CORE_DIR}/data/zips.bin
  COMMAND ${Python3_EXECUTABLE} -B ${core_data}/compile_zips.py ${core_data}/zips.tsv
          ${ANTEROOM_CORE_DIR}/data/zips.bin
  DEPENDS ${core_data}/zips.tsv ${core_data}/ranges.tsv ${core_data}/compile_zips.py
          ${core_data}/build_zips.py
  COMMENT "Compiling the ZIP table"
  VERBATIM)
add_custom_target(core ALL DEPENDS ${ANTEROOM_CORE_DIR}/data/zips.bin)

file(CREATE_LINK ${CMAKE_SOURCE_DIR}/scripts/lib ${ANTEROOM_CORE_DIR}/lib SYMBOLIC)
file(CREATE_LINK ${CMAKE_CURRENT_LIST_DIR}/icons ${ANTEROOM_CORE_DIR}/icons SYMBOLIC)
