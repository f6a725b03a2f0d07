@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05ApplyC0V0091applyingneedsamanagertheobjectsownnameandtheversionitnames_gtbfbhdhdeddhcJAFICAbHjawaEBJadc4TestfMp_17Z9ef2bd09d4c22f1afMu_() async throws -> Void {
  let $s17LocalClusterTests05ApplyC0V0091applyingneedsamanagertheobjectsownnameandtheversionitnames_gtbfbhdhdeddhcJAFICAbHjawaEBJadc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ApplyTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests05ApplyC0V0091applyingneedsamanagertheobjectsownnameandtheversionitnames_gtbfbhdhdeddhcJAFICAbHjawaEBJadc4TestfMp_7__localfMu_.`applying needs a manager, the object's own name, and the version it names`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05ApplyC0V0091applyingneedsamanagertheobjectsownnameandtheversionitnames_gtbfbhdhdeddhcJAFICAbHjawaEBJadc4TestfMp_25generator9ef2bd09d4c22f1afMu_() async -> Testing.Test {
  return .__function(
  named: "`applying needs a manager, the object's own name, and the version it names`()",
  in: ApplyTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "applying needs a manager, the object's own name, and the version it names",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ApplyTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ApplyTests.swift", line: 48, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests05ApplyC0V0091applyingneedsamanagertheobjectsownnameandtheversionitnames_gtbfbhdhdeddhcJAFICAbHjawaEBJadc4TestfMp_17Z9ef2bd09d4c22f1afMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests05ApplyC0V0091applyingneedsamanagertheobjectsownnameandtheversionitnames_gtbfbhdhdeddhcJAFICAbHjawaEBJadc4TestfMp_24accessor9ef2bd09d4c22f1afMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests05ApplyC0V0091applyingneedsamanagertheobjectsownnameandtheversionitnames_gtbfbhdhdeddhcJAFICAbHjawaEBJadc4TestfMp_25generator9ef2bd09d4c22f1afMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests05ApplyC0V0091applyingneedsamanagertheobjectsownnameandtheversionitnames_gtbfbhdhdeddhcJAFICAbHjawaEBJadc4TestfMp_33testContentRecord9ef2bd09d4c22f1afMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests05ApplyC0V0091applyingneedsamanagertheobjectsownnameandtheversionitnames_gtbfbhdhdeddhcJAFICAbHjawaEBJadc4TestfMp_24accessor9ef2bd09d4c22f1afMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ApplyTests.swift:62:6-62:6
