package check

import "gongshi/generator/diag"

// recordRules judge identity, references and values of any record.
func recordRules() []rule {
	return []rule{
		{diag.R001, r001, nil},
		{diag.R002, r002, r002Value},
		{diag.S019, s019, s019Value},
	}
}

// dateRules judge dates and what is planned for them.
func dateRules() []rule {
	return []rule{
		{diag.R003, nil, r003Value},
		{diag.R004, r004, nil},
		{diag.R005, r005, r005Value},
		{diag.R006, r006, nil},
		{diag.R007, r007, nil},
		{diag.R008, r008, nil},
		{diag.R015, r015, nil},
	}
}

// documentRules judge issued texts: numbers, goals, what is cited and counted.
func documentRules() []rule {
	return []rule{
		{diag.R009, r009, r009Value},
		{diag.R010, r010, nil},
		{diag.R011, r011, nil},
		{diag.R012, r012, nil},
		{diag.R013, r013, nil},
		{diag.R014, r014, nil},
		{diag.R016, r016, nil},
	}
}

// schemeRules judge scales and their use.
func schemeRules() []rule {
	return []rule{
		{diag.R020, nil, r020},
		{diag.R021, r021, nil},
		{diag.R022, r022, nil},
		{diag.R023, r023, nil},
		{diag.R024, nil, r024},
		{diag.R025, r025, nil},
		{diag.R026, r026, r026Value},
		{diag.R027, r027, nil},
		{diag.R028, r028, nil},
		{diag.R029, r029, nil},
		{diag.R030, r030, nil},
	}
}

// powerRules judge powers, their changes and their catalogues.
func powerRules() []rule {
	return []rule{
		{diag.R040, r040, nil},
		{diag.R041, r041, nil},
		{diag.R042, r042, nil},
		{diag.R043, r043, nil},
		{diag.R044, r044, nil},
		{diag.R045, r045, nil},
		{diag.R046, r046, nil},
		{diag.R047, r047, nil},
		{diag.R048, r048, nil},
		{diag.R049, r049, nil},
		{diag.R050, r050, nil},
		{diag.R051, r051, nil},
		{diag.R052, r052, nil},
		{diag.R053, r053, nil},
	}
}

// flowRules judge flowcharts.
func flowRules() []rule {
	return []rule{
		{diag.R060, r060, nil},
		{diag.R061, r061, nil},
		{diag.R062, r062, nil},
		{diag.R063, r063, nil},
		{diag.R064, r064, nil},
		{diag.R066, r066, nil},
	}
}

// riskRules judge risk points, measures, reviews and what is announced of them.
func riskRules() []rule {
	return []rule{
		{diag.R070, r070, nil},
		{diag.R071, r071, nil},
		{diag.R072, r072, nil},
		{diag.R073, r073, nil},
		{diag.R074, r074, nil},
		{diag.R075, r075, nil},
		{diag.R084, r084, nil},
		{diag.R085, r085, nil},
		{diag.R086, r086, nil},
		{diag.R087, r087, nil},
		{diag.R088, r088, nil},
		{diag.R089, r089, nil},
		{diag.R121, r121, nil},
	}
}

// registerRules judge registers, lists of posts and who has a level.
func registerRules() []rule {
	return []rule{
		{diag.R076, r076, nil},
		{diag.R077, r077, nil},
		{diag.R078, r078, nil},
		{diag.R079, r079, nil},
		{diag.R080, r080, nil},
		{diag.R081, r081, nil},
		{diag.R082, r082, nil},
		{diag.R083, r083, nil},
	}
}

// publicationRules judge scopes, outlets, periods and files.
func publicationRules() []rule {
	return []rule{
		{diag.R111, r111, nil},
		{diag.R112, r112, nil},
		{diag.R113, r113, nil},
		{diag.R114, r114, nil},
		{diag.R117, r117, nil},
		{diag.R118, r118, nil},
		{diag.R123, r123, nil},
		{diag.R124, r124, nil},
	}
}

// textRules judge texts: what is damaged in them. One reading of a text serves
// them all, and what R003, R004 and R005 say of texts.
func textRules() []rule {
	t := newProofer()
	return []rule{
		{diag.R210, nil, t.visit},
		{diag.R211, nil, nil},
		{diag.R212, nil, nil},
		{diag.R213, nil, nil},
		{diag.R214, nil, nil},
		{diag.R215, nil, nil},
		{diag.R216, nil, nil},
		{diag.R217, nil, nil},
		{diag.R218, nil, nil},
		{diag.R219, nil, nil},
		{diag.R220, nil, nil},
		{diag.R221, nil, nil},
		{diag.R222, nil, nil},
		{diag.R223, r223, nil},
	}
}

// privacyRules judge what must not be told of persons.
func privacyRules() []rule {
	return []rule{
		{diag.R125, r125, r125Value},
		{diag.R126, nil, r126},
		{diag.R127, r127, nil},
	}
}
