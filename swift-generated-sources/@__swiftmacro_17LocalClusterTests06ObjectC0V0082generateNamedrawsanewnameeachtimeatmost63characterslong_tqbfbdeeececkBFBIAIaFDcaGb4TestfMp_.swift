@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V0082generateNamedrawsanewnameeachtimeatmost63characterslong_tqbfbdeeececkBFBIAIaFDcaGb4TestfMp_17Z4dd0ec0717420df8fMu_() async throws -> Void {
  let $s17LocalClusterTests06ObjectC0V0082generateNamedrawsanewnameeachtimeatmost63characterslong_tqbfbdeeececkBFBIAIaFDcaGb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ObjectTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06ObjectC0V0082generateNamedrawsanewnameeachtimeatmost63characterslong_tqbfbdeeececkBFBIAIaFDcaGb4TestfMp_7__localfMu_.`generateName draws a new name each time, at most 63 characters long`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V0082generateNamedrawsanewnameeachtimeatmost63characterslong_tqbfbdeeececkBFBIAIaFDcaGb4TestfMp_25generator4dd0ec0717420df8fMu_() async -> Testing.Test {
  return .__function(
  named: "`generateName draws a new name each time, at most 63 characters long`()",
  in: ObjectTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "generateName draws a new name each time, at most 63 characters long",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ObjectTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ObjectTests.swift", line: 23, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06ObjectC0V0082generateNamedrawsanewnameeachtimeatmost63characterslong_tqbfbdeeececkBFBIAIaFDcaGb4TestfMp_17Z4dd0ec0717420df8fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06ObjectC0V0082generateNamedrawsanewnameeachtimeatmost63characterslong_tqbfbdeeececkBFBIAIaFDcaGb4TestfMp_24accessor4dd0ec0717420df8fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06ObjectC0V0082generateNamedrawsanewnameeachtimeatmost63characterslong_tqbfbdeeececkBFBIAIaFDcaGb4TestfMp_25generator4dd0ec0717420df8fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06ObjectC0V0082generateNamedrawsanewnameeachtimeatmost63characterslong_tqbfbdeeececkBFBIAIaFDcaGb4TestfMp_33testContentRecord4dd0ec0717420df8fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06ObjectC0V0082generateNamedrawsanewnameeachtimeatmost63characterslong_tqbfbdeeececkBFBIAIaFDcaGb4TestfMp_24accessor4dd0ec0717420df8fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:35:6-35:6
