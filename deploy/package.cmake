# What `cmake --install` puts where, and the Debian packages that `cpack -G DEB` makes of it:
# `anteroom`, and `anteroom-pack-mild` with the MILD pack. Everything is a copy: no link leads out.
set(core ${CMAKE_INSTALL_DATADIR}/anteroom/core)
install(TARGETS anteroom DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT anteroom)
foreach(name lib new workshop)
  install(DIRECTORY scripts/${name}/ DESTINATION ${core}/${name} COMPONENT anteroom
          PATTERN lib/locale EXCLUDE)
endforeach()
install(DIRECTORY scripts/lib/locale/ DESTINATION ${core}/locale COMPONENT anteroom)
install(DIRECTORY assets/core/lint/ DESTINATION ${core}/lint COMPONENT anteroom)
foreach(name fonts data icons icons-128 icons-64)
  install(DIRECTORY ${ANTEROOM_CORE_DIR}/${name}/ DESTINATION ${core}/${name} COMPONENT anteroom)
endforeach()

# The service. systemd and udev look into lib/ of /usr and /usr/local, whatever the libraries'
# directory is called.
set(system ${CMAKE_CURRENT_BINARY_DIR}/system)
foreach(name anteroom.service anteroom-adopt.service getty.conf)
  configure_file(deploy/system/${name}.in ${system}/${name} @ONLY)
endforeach()
install(FILES ${system}/anteroom.service ${system}/anteroom-adopt.service
        DESTINATION lib/systemd/system COMPONENT anteroom)
file(MAKE_DIRECTORY ${system}/wants)
file(CREATE_LINK ../anteroom.service ${system}/wants/anteroom.service SYMBOLIC)
install(FILES ${system}/wants/anteroom.service DESTINATION lib/systemd/system/multi-user.target.wants
        COMPONENT anteroom)
install(FILES ${system}/getty.conf DESTINATION lib/systemd/system/getty@tty1.service.d
        RENAME anteroom.conf COMPONENT anteroom)
install(FILES deploy/system/60-anteroom.rules DESTINATION lib/udev/rules.d COMPONENT anteroom)
foreach(kind sysusers tmpfiles)
  install(FILES deploy/system/${kind}.conf DESTINATION lib/${kind}.d RENAME anteroom.conf
          COMPONENT anteroom)
endforeach()
install(FILES deploy/system/sysctl.conf DESTINATION lib/sysctl.d RENAME 60-anteroom.conf
        COMPONENT anteroom)
foreach(kind logind system)
  install(FILES deploy/system/${kind}.conf DESTINATION lib/systemd/${kind}.conf.d
          RENAME anteroom.conf COMPONENT anteroom)
endforeach()
install(FILES deploy/kiosk.conf DESTINATION ${CMAKE_INSTALL_FULL_SYSCONFDIR}/anteroom
        COMPONENT anteroom)

# What describes it: from the program's own tables.
find_program(GZIP gzip REQUIRED)
set(man ${CMAKE_CURRENT_BINARY_DIR}/anteroom.1.gz)
add_custom_command(
  OUTPUT ${man}
  COMMAND sh -c "\"$1\" \"$2\" | \"$3\" -9n >\"$4\"" sh
          ${CMAKE_SOURCE_DIR}/deploy/manpage.sh $<TARGET_FILE:anteroom> ${GZIP} ${man}
  DEPENDS anteroom deploy/manpage.sh
  COMMENT "Writing the man page"
  VERBATIM)
set(mild_pack ${CMAKE_CURRENT_BINARY_DIR}/mild.pack)
set(mild_layers ${CMAKE_SOURCE_DIR}/scripts/mild ${CMAKE_SOURCE_DIR}/assets/mild)
file(GLOB_RECURSE mild_files CONFIGURE_DEPENDS scripts/mild/* assets/mild/*)
add_custom_command(
  OUTPUT ${mild_pack}
  COMMAND anteroom pack ${mild_layers} -o ${mild_pack}
  DEPENDS anteroom core ${mild_files}
  COMMENT "Packing MILD"
  VERBATIM)
# The service and the program name their places: packages are for /usr.
if(CMAKE_INSTALL_PREFIX STREQUAL /usr)
  add_custom_target(packages DEPENDS ${man} ${mild_pack}
    COMMAND ${CMAKE_CPACK_COMMAND} -G DEB
    COMMENT "Making the Debian packages"
    VERBATIM)
else()
  add_custom_target(packages
    COMMAND ${CMAKE_COMMAND} -E echo
            "packages are for /usr: cmake -S . -B ANOTHER -DCMAKE_INSTALL_PREFIX=/usr"
    COMMAND ${CMAKE_COMMAND} -E false
    VERBATIM)
endif()
install(FILES ${man} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT anteroom OPTIONAL)
install(FILES ${mild_pack} DESTINATION ${CMAKE_INSTALL_DATADIR}/anteroom/packs
        COMPONENT pack-mild OPTIONAL)
install(FILES deploy/completion.bash
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME anteroom
        COMPONENT anteroom)

# What Debian wants of every package.
set(changelog ${CMAKE_CURRENT_BINARY_DIR}/changelog.gz)
execute_process(COMMAND ${GZIP} -9nc ${CMAKE_SOURCE_DIR}/deploy/debian/changelog
                OUTPUT_FILE ${changelog} COMMAND_ERROR_IS_FATAL ANY)
foreach(package anteroom pack-mild)
  string(REGEX REPLACE "^pack" "anteroom-pack" documents ${package})
  install(FILES ${changelog} deploy/debian/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${documents}
          COMPONENT ${package})
endforeach()

set(CPACK_GENERATOR DEB)
set(CPACK_COMPONENTS_ALL anteroom pack-mild)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "The Anteroom authors <maintainers@anteroom.example>")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE
    GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_ANTEROOM_PACKAGE_NAME anteroom)
set(CPACK_DEBIAN_ANTEROOM_DESCRIPTION "offline touch kiosk for waiting rooms
Shows packs of pages written in Lua, full screen, without a desktop and
without a network: what a treatment is, who it is for, and the nearest
office by ZIP code. Packs are signed, tried before they are shown, and
gone back from if they fail.")
set(CPACK_DEBIAN_ANTEROOM_PACKAGE_SHLIBDEPS ON)
# What the libraries open while they run.
set(CPACK_DEBIAN_ANTEROOM_PACKAGE_DEPENDS "systemd, udev, libudev1")
set(CPACK_DEBIAN_ANTEROOM_PACKAGE_RECOMMENDS "libegl1, libgles2, libgl1-mesa-dri, libgbm1, minisign, librsvg2-bin")
set(CPACK_DEBIAN_ANTEROOM_PACKAGE_SUGGESTS "gettext")
set(CPACK_DEBIAN_ANTEROOM_PACKAGE_CONTROL_EXTRA
    ${CMAKE_SOURCE_DIR}/deploy/debian/postinst ${CMAKE_SOURCE_DIR}/deploy/debian/prerm
    ${CMAKE_SOURCE_DIR}/deploy/debian/postrm ${CMAKE_SOURCE_DIR}/deploy/debian/conffiles)
set(CPACK_DEBIAN_ANTEROOM_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_PACK-MILD_PACKAGE_NAME anteroom-pack-mild)
set(CPACK_DEBIAN_PACK-MILD_DESCRIPTION "pages about minimally invasive lumbar decompression for Anteroom
What the procedure is, who it is for and what to expect, in English and
Spanish, to be completed by each clinic. A kiosk with nothing installed
shows it.")
set(CPACK_DEBIAN_PACK-MILD_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_PACK-MILD_PACKAGE_DEPENDS "anteroom (= ${PROJECT_VERSION})")
include(CPack)
